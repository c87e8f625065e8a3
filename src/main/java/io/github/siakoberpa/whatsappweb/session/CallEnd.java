package io.github.siakoberpa.whatsappweb.session;

import java.util.Map;

/** How a call into the page ended. */
sealed interface CallEnd {
  /** The page answered. */
  record Answered(Map<?, ?> answer) implements CallEnd {}

  /** It was never handed to the page: it had no effect. */
  record NeverStarted(String code) implements CallEnd {}

  /** It was handed over and then nothing more was heard: it may have had its effect. */
  record Lost(String code) implements CallEnd {}
}
