package io.github.siakoberpa.sandbox;

import java.time.Duration;

/**
 * Receipts of the other side: by hand, or by themselves some time after a message arrived. Guarded
 * by the world.
 */
final class Receipts {

  static final int DELIVERED = 2;
  static final int READ = 3;
  static final int PLAYED = 4;

  private static final Duration DEFAULT_DELAY = Duration.ofMillis(100);

  private final World world;
  private boolean automatic = true;
  private Duration delay = DEFAULT_DELAY;

  Receipts(World world) {
    this.world = world;
  }

  boolean automatic() {
    return automatic;
  }

  Duration delay() {
    return delay;
  }

  void setAutomatic(boolean on) {
    automatic = on;
  }

  void setDelay(Duration pause) {
    delay = pause;
  }

  /** Delivered after the delay, read after another. */
  void follow(Oracle.Row row) {
    if (automatic) {
      world.later(delay, () -> give(row, DELIVERED));
      world.later(delay.multipliedBy(2), () -> give(row, READ));
    }
  }

  /** Sends one receipt, if the device that sent the message is still linked. */
  void give(Oracle.Row row, int ack) {
    Device device = world.devices().find(row.session());
    if (device != null && device.linked()) {
      device.mailbox().post(Frames.receipt(row, ack, world.now()));
    }
  }

  void reset() {
    automatic = true;
    delay = DEFAULT_DELAY;
  }
}
