package io.github.siakoberpa.queue;

/** What becomes of a person's wish about one message. */
public enum Control {
  /** It is as they wished. */
  DONE,
  /** Its worker was asked, and obeys unless it is sending already. */
  ASKED,
  /** It may have left already. */
  TOO_LATE,
  /** It has ended before. */
  ENDED,
  /** Only what failed or was cancelled can be tried again. */
  NOT_ENDED,
  /** The recipient does not want to hear from us. */
  OPTED_OUT
}
