package io.github.siakoberpa.whatsappweb.message;

/**
 * Another text for a message of ours; for a file, another caption. WhatsApp allows it for some
 * minutes after the message was sent.
 *
 * @param target the raw id of the message
 * @param text what it says from now on
 */
public record Edit(String target, String text) implements Gesture {
  /** Refuses an id that is none, and an empty text. */
  public Edit {
    Targets.check(target);
    if (text.isBlank()) {
      throw new IllegalArgumentException("The text must not be empty");
    }
  }

  @Override
  public String toString() {
    return "Edit[" + target + "]";
  }
}
