package io.github.siakoberpa.queue;

/**
 * A job as it stands in the queue once its transaction is committed.
 *
 * @param jobId opaque
 * @param messageId the raw WhatsApp id ({@code 3EB0…}) under which the message will be sent, and
 *     arrive
 * @param chatId who it goes to
 * @param state as kept in the database, such as {@code waiting} or {@code scheduled}
 * @param repeated true when an earlier request with the same idempotency key had queued it
 */
public record QueuedMessage(
    String jobId,
    String messageId,
    String chatId,
    String state,
    Priority priority,
    boolean repeated)
    implements EnqueueResult {}
