package io.github.siakoberpa.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered again: the events of those ids (a JSON list), or else those of a time in
 * epoch milliseconds.
 */
public record Replay(@Nullable String eventIds, long since, long until) {}
