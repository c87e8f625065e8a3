package io.github.siakoberpa.whatsappweb.message;

/**
 * Takes a message back for everyone: one of ours, or anybody's in a group that we administer.
 *
 * @param target the raw id of the message
 */
public record Deletion(String target) implements Gesture {
  /** Refuses an id that is none. */
  public Deletion {
    Targets.check(target);
  }
}
