package io.github.siakoberpa.whatsappweb.message;

/**
 * A text.
 *
 * @param text what it says, with WhatsApp's own marks for bold and the like
 */
public record Text(String text) implements OutgoingMessage {
  /** Refuses an empty text, which WhatsApp Web would drop without a word. */
  public Text {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The text must not be empty");
    }
  }

  @Override
  public String toString() {
    return "Text[]";
  }
}
