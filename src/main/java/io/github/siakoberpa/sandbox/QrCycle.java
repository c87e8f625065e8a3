package io.github.siakoberpa.sandbox;

import org.jspecify.annotations.Nullable;

/** The QR that a device shows, and a code for typing if it asked for one. Guarded by the world. */
final class QrCycle {

  private @Nullable String ref;
  private @Nullable String codePhone;
  private @Nullable Runnable stopNext;

  boolean onShow() {
    return ref != null;
  }

  /** Whether a phone could link it now: there is a QR to scan, or a code to type. */
  boolean scannable() {
    return onShow() || codePhone != null;
  }

  /** The number that a typed code was asked for, if there was one. */
  @Nullable String codePhone() {
    return codePhone;
  }

  void show(String shown, Runnable stoppingNext) {
    ref = shown;
    stopNext = stoppingNext;
  }

  void idle() {
    ref = null;
  }

  void codeFor(String phone) {
    codePhone = phone;
  }

  void stop() {
    if (stopNext != null) {
      stopNext.run();
    }
    ref = null;
    codePhone = null;
    stopNext = null;
  }
}
