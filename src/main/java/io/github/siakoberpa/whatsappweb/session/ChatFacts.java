package io.github.siakoberpa.whatsappweb.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp Web knows of a chat.
 *
 * @param chatId {@code <digits>@c.us} or {@code @lid} for a person, {@code …@g.us} for a group
 * @param name the contact's name or the group's subject, or null
 * @param group whether it is a group
 * @param unread how many messages were not seen
 * @param archived whether it was put away
 * @param lastMessage when something was written there last, or null
 */
public record ChatFacts(
    String chatId,
    @Nullable String name,
    boolean group,
    int unread,
    boolean archived,
    @Nullable Instant lastMessage) {
  /** Without names and numbers, which must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "ChatFacts[]";
  }
}
