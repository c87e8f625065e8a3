package io.github.siakoberpa.inbound;

import io.github.siakoberpa.queue.NewMessage;

/** The row is a message that can be queued. */
public record RowMessage(NewMessage message) implements RowReading {}
