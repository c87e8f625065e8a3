package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/**
 * A text to be sent.
 *
 * @param key the chat, and the id that the message will have
 * @param text what it says; never logged
 * @param typing how long the chat shows that somebody types before the text leaves; zero for not at
 *     all
 */
public record TextMessage(MessageKey key, String text, Duration typing) {
  private static final Duration LONGEST_TYPING = Duration.ofMinutes(2);

  /** Refuses an empty text, which WhatsApp Web would drop without a word. */
  public TextMessage {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The text must not be empty");
    }
    if (typing.isNegative() || typing.compareTo(LONGEST_TYPING) > 0) {
      throw new IllegalArgumentException("Typing must be shown for 0 to 120000 milliseconds");
    }
  }

  /** A text that leaves at once. */
  public TextMessage(MessageKey key, String text) {
    this(key, text, Duration.ZERO);
  }

  /** Without the text: a message must not reach a log by way of its record. */
  @Override
  public String toString() {
    return "TextMessage[" + key.messageId() + "]";
  }
}
