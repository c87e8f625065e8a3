package io.github.siakoberpa.queue;

/** A value of the pace makes no sense. */
public final class PaceValueException extends IllegalArgumentException {
  private final PaceKey key;
  private final String complaint;

  PaceValueException(PaceKey key, String complaint) {
    super(key.property() + " " + complaint);
    this.key = key;
    this.complaint = complaint;
  }

  /** Which. */
  public PaceKey key() {
    return key;
  }

  /** What it must be, such as {@code must be a duration}. */
  public String complaint() {
    return complaint;
  }
}
