package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Shows QR codes to devices that are not linked, one after the other, and links those that are
 * scanned.
 */
final class Linking {

  private static final String CODE_LETTERS = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
  private static final int CODE_LENGTH = 8;

  /** So a client sees the QR before it has gone. */
  private static final Duration TIME_TO_SCAN = Duration.ofMillis(300);

  private final World world;
  private final SecureRandom random = new SecureRandom();
  private boolean scanning;

  Linking(World world) {
    this.world = world;
  }

  static boolean canScan(Device device) {
    return device.mailbox().connected() && device.qr().scannable();
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
      world.changed();
      return;
    }
    Duration ttl = world.qrTiming().of(index);
    Runnable stopNext = world.later(ttl, () -> show(device, index + 1));
    String ref = newRef();
    device.qr().show(ref, stopNext);
    device.mailbox().tell(Frames.ref(ref, ttl));
    world.changed();
    if (scanning) {
      world.later(TIME_TO_SCAN, () -> scan(device));
    }
  }

  /** From now on every QR on show is scanned at once. */
  void scanAll() {
    scanning = true;
    world.devices().all().forEach(this::scan);
  }

  void stopScanning() {
    scanning = false;
  }

  private void scan(Device device) {
    if (device.mailbox().connected() && device.qr().onShow()) {
      link(device, new Link(freePhone(), Link.DEFAULT_PUSHNAME));
    }
  }

  /** The first number from the default on that no other session is linked to. */
  String freePhone() {
    List<String> taken =
        world.devices().all().stream()
            .map(Device::link)
            .filter(link -> link != null)
            .map(Link::phone)
            .toList();
    long phone = Long.parseLong(Link.DEFAULT_PHONE);
    while (taken.contains(Long.toString(phone))) {
      phone++;
    }
    return Long.toString(phone);
  }

  /** A code that a person would type into the phone with this number. */
  String codeFor(Device device, String phone) {
    device.qr().codeFor(phone);
    StringBuilder code = new StringBuilder();
    random
        .ints(CODE_LENGTH, 0, CODE_LETTERS.length())
        .forEach(index -> code.append(CODE_LETTERS.charAt(index)));
    world.changed();
    return code.toString();
  }

  void link(Device device, Link link) {
    device.linkTo(link);
    boolean lidMigrated = world.lidMigrated(device.session());
    List<ObjectNode> past = world.history().parts(link.phone(), lidMigrated);
    device.mailbox().tell(Frames.paired(link, lidMigrated).put("history", past.size()));
    past.forEach(device.mailbox()::post);
    world.changed();
    world.strikes().strikeConnected(device);
  }

  private String newRef() {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    return "2@" + Base64.getEncoder().encodeToString(bytes);
  }
}
