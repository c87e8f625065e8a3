package io.github.siakoberpa.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * Shows QR codes to devices that are not linked, one after the other, and links those that are
 * scanned.
 */
final class Linking {

  private static final String CODE_LETTERS = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
  private static final int CODE_LENGTH = 8;

  private final World world;
  private final SecureRandom random = new SecureRandom();

  Linking(World world) {
    this.world = world;
  }

  /** Starts the row of QR codes from its beginning. */
  void show(Device device) {
    device.qr().stop();
    show(device, 0);
  }

  private void show(Device device, int index) {
    if (index == world.qrTiming().count()) {
      device.qr().idle();
      device.mailbox().tell(Frames.idle());
      world.watchers().changed();
      return;
    }
    Duration ttl = world.qrTiming().of(index);
    Runnable stopNext = world.later(ttl, () -> show(device, index + 1));
    String ref = newRef();
    device.qr().show(ref, stopNext);
    device.mailbox().tell(Frames.ref(ref, ttl));
    world.watchers().changed();
  }

  /** A code that a person would type into the phone with this number. */
  String codeFor(Device device, String phone) {
    device.qr().codeFor(phone);
    StringBuilder code = new StringBuilder();
    random
        .ints(CODE_LENGTH, 0, CODE_LETTERS.length())
        .forEach(index -> code.append(CODE_LETTERS.charAt(index)));
    world.watchers().changed();
    return code.toString();
  }

  void link(Device device, Link link) {
    device.linkTo(link);
    device.mailbox().tell(Frames.paired(link, world.lidMigrated(device.session())));
    world.watchers().changed();
    world.strikes().strikeConnected(device);
  }

  private String newRef() {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    return "2@" + Base64.getEncoder().encodeToString(bytes);
  }
}
