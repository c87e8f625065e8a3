package io.github.siakoberpa.whatsappweb.session;

/**
 * A text to be sent.
 *
 * @param key the chat, and the id that the message will have
 * @param text what it says; never logged
 */
public record TextMessage(MessageKey key, String text) {
  /** Refuses an empty text, which WhatsApp Web would drop without a word. */
  public TextMessage {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The text must not be empty");
    }
  }

  /** Without the text: a message must not reach a log by way of its record. */
  @Override
  public String toString() {
    return "TextMessage[" + key.messageId() + "]";
  }
}
