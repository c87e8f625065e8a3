package io.github.siakoberpa.whatsappweb.message;

/**
 * Our reaction to a message of the chat; it replaces the one before.
 *
 * @param target the raw id of the message
 * @param emoji one emoji, or the empty text to take the reaction back
 */
public record Reaction(String target, String emoji) implements Gesture {
  /** Refuses an id that is none. */
  public Reaction {
    Targets.check(target);
  }

  @Override
  public String toString() {
    return "Reaction[" + target + "]";
  }
}
