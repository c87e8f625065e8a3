package io.github.siakoberpa.sandbox;

import java.time.Instant;

/** A message that a page handed over and that waits to be accepted. Guarded by the world. */
final class Send {

  private final String load;
  private final String reference;
  private final OutgoingMessage message;
  private final Instant due;
  private boolean held;

  Send(String load, String reference, OutgoingMessage message, Instant due, boolean held) {
    this.load = load;
    this.reference = reference;
    this.message = message;
    this.due = due;
    this.held = held;
  }

  /** The load of the page that sent it; only that one hears the answer. */
  String load() {
    return load;
  }

  String reference() {
    return reference;
  }

  OutgoingMessage message() {
    return message;
  }

  Instant due() {
    return due;
  }

  boolean held() {
    return held;
  }

  void release() {
    held = false;
  }
}
