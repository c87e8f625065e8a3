package io.github.siakoberpa.queue;

/**
 * Who a message goes to.
 *
 * @param chatId the chat as WhatsApp names it: {@code <digits>@c.us}, or {@code …@g.us} and {@code
 *     …@lid} as given
 * @param original what the caller wrote
 */
public record Recipient(String chatId, String original) implements RecipientResult {}
