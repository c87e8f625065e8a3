package io.github.siakoberpa.incoming;

import java.util.Locale;

/** What is kept of messages that come in. */
public enum StoreMode {
  /** Nothing. */
  OFF,
  /** The messages; their files stay with WhatsApp until somebody asks for them. */
  MESSAGES,
  /** Their files too. */
  FILES;

  /** The mode of that word. */
  public static StoreMode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
