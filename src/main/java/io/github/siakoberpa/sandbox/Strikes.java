package io.github.siakoberpa.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out faults that happen to a page at one moment: at once to whoever is connected, else to
 * the next that connects. Guarded by the world.
 */
final class Strikes {

  /** Why a page is put out whose device was unlinked while it was away. */
  static final String UNKNOWN_COMPANION = "unknown_companion";

  private static final List<Fault> MOMENTARY =
      List.of(Fault.LOGOUT, Fault.CONFLICT, Fault.RELOAD_PAGE, Fault.CRASH_PAGE, Fault.HANG_PAGE);

  private final World world;
  private final Set<String> hung = new HashSet<>();

  Strikes(World world) {
    this.world = world;
  }

  /** A fault was set: strikes everybody in its scope, which counts as one time. */
  void strikeAll(String scope, Fault fault) {
    List<Device> targets =
        world.devices().in(scope).stream().filter(device -> isTarget(fault, device)).toList();
    targets.forEach(device -> strike(fault, device));
    if (!targets.isEmpty()) {
      world.faults().count(scope, fault);
    }
  }

  /** After a device connected or was linked: strikes it with what is left. */
  void strikeConnected(Device device) {
    for (Fault fault : MOMENTARY) {
      if (isTarget(fault, device) && world.faults().isSet(fault, device.session())) {
        strike(fault, device);
        world.faults().strike(fault, device.session());
      }
    }
  }

  private static boolean isTarget(Fault fault, Device device) {
    return switch (fault) {
      case LOGOUT -> device.linked();
      case CONFLICT -> device.linked() && device.mailbox().connected();
      default -> device.mailbox().connected();
    };
  }

  private void strike(Fault fault, Device device) {
    switch (fault) {
      case LOGOUT ->
          logout(device, world.faults().peek(fault, device.session()).orElseThrow().textValue());
      case CONFLICT -> {
        device.mailbox().tell(Frames.conflict());
        device.mailbox().disconnect();
      }
      case RELOAD_PAGE -> device.mailbox().tell(Frames.reload());
      case CRASH_PAGE -> device.mailbox().tell(Frames.crash());
      case HANG_PAGE -> {
        device.mailbox().tell(Frames.hang());
        device.mailbox().load().ifPresent(hung::add);
      }
      default -> throw new IllegalArgumentException(fault + " does not strike pages");
    }
    world.changed();
  }

  /** Unlinks a device, and tells its page if it is there. */
  void logout(Device device, String reason) {
    world.devices().unlink(device, reason);
    device.mailbox().tell(Frames.logout(reason));
  }

  /** Whether this load of a page is to stand still. */
  boolean hangs(String load) {
    return hung.contains(load);
  }

  boolean anyHangs() {
    return !hung.isEmpty();
  }

  void revive(String load) {
    hung.remove(load);
  }

  void reviveAll() {
    hung.clear();
    world.notifyAll();
  }
}
