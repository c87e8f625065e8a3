package io.github.siakoberpa.whatsappweb.session;

import org.jspecify.annotations.Nullable;

/** What a look at the page means: a state, and a reason where the state alone says too little. */
record Verdict(SessionState state, @Nullable String reason) {
  static Verdict of(SessionState state) {
    return new Verdict(state, null);
  }
}
