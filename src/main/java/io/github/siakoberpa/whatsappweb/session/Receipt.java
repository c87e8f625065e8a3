package io.github.siakoberpa.whatsappweb.session;

import java.util.Map;
import java.util.Optional;

/**
 * How far a message of ours has come.
 *
 * @param session the session that heard of it
 * @param chatId a person's chat under the number where that is known, else under the LID; or a
 *     group
 * @param messageId the raw WhatsApp id
 * @param ack 1 at the server, 2 delivered, 3 read, 4 played; in a group that of the slowest member
 */
public record Receipt(String session, String chatId, String messageId, int ack) {
  /** From what the page told; empty if that makes no sense. */
  static Optional<Receipt> of(String session, Map<?, ?> told) {
    return told.get("chat") instanceof String chat
            && told.get("id") instanceof String id
            && told.get("ack") instanceof Number ack
        ? Optional.of(new Receipt(session, chat, id, ack.intValue()))
        : Optional.empty();
  }

  /** Without the chat, which must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "Receipt[" + session + " " + messageId + " " + ack + "]";
  }
}
