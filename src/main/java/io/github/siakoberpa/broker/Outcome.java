package io.github.siakoberpa.broker;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message, for who sent it.
 *
 * @param eventId the same however often it is told
 * @param type such as {@code message.sent}
 * @param correlation as the message came with it; null = none
 * @param replyTo where it is wanted; null = nowhere in particular
 * @param jobId of the message
 * @param json the event as everybody outside is told it
 */
record Outcome(
    String eventId,
    String type,
    @Nullable String correlation,
    @Nullable String replyTo,
    String jobId,
    String json) {}
