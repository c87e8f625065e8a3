package io.github.siakoberpa.queue;

/** What became of one message that somebody wanted queued. */
public sealed interface EnqueueResult permits QueuedMessage, NotQueued {}
