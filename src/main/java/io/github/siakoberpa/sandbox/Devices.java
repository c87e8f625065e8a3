package io.github.siakoberpa.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The devices by session, one each, and the ids of those that were unlinked here: they stay out
 * although their profile says that it is linked. Guarded by the world.
 */
final class Devices {

  static final String DEFAULT_SESSION = "default";

  private final Map<String, Device> bySession = new LinkedHashMap<>();
  private final Map<String, String> unlinked = new LinkedHashMap<>();

  /**
   * The device, known or new; a new one replaces another that had its session, which is returned to
   * be told.
   */
  Optional<Device> enter(Device device) {
    return Optional.ofNullable(bySession.put(device.session(), device));
  }

  @Nullable Device find(String session) {
    return bySession.get(session);
  }

  Optional<Device> find(PageIdentity page) {
    return Optional.ofNullable(bySession.get(page.session()))
        .filter(device -> device.id().equals(page.device()));
  }

  Device require(PageIdentity page) {
    return find(page)
        .orElseThrow(() -> new Refusal(401, "UNKNOWN_DEVICE", "this device is not connected"));
  }

  Collection<Device> all() {
    return List.copyOf(bySession.values());
  }

  List<Device> in(String scope) {
    return all().stream()
        .filter(device -> scope.equals(Faults.EVERYWHERE) || scope.equals(device.session()))
        .toList();
  }

  /** The devices that are linked to an account. */
  List<Device> ofAccount(String phone) {
    return all().stream()
        .filter(device -> device.linked() && device.requireLink().phone().equals(phone))
        .toList();
  }

  /** The reason why this device was unlinked, if it was. */
  Optional<String> unlinkedFor(String device) {
    return Optional.ofNullable(unlinked.get(device));
  }

  /** Unlinks a device for good: its id is never let in again, only a new link helps. */
  void unlink(Device device, String reason) {
    unlinked.put(device.id(), reason);
    device.unlink();
    dropIfUseless(device);
  }

  /** Forgets a device that is neither linked nor connected: nothing could be asked of it. */
  void dropIfUseless(Device device) {
    if (!device.linked() && !device.mailbox().connected()) {
      bySession.remove(device.session(), device);
    }
  }

  /** Whether any device fits, or that of the session. */
  boolean any(Optional<String> session, Predicate<Device> fits) {
    return bySession.values().stream()
        .filter(device -> session.map(device.session()::equals).orElse(true))
        .anyMatch(fits);
  }

  /**
   * The device that a call means: the one of the session it names, else of the session {@code
   * default}, else the only one that fits.
   *
   * @param what what the device must have, in words, such as "a QR on show"
   */
  Device choose(Optional<String> session, Predicate<Device> fits, String code, String what) {
    if (session.isPresent()) {
      return Optional.ofNullable(bySession.get(session.get()))
          .filter(fits)
          .orElseThrow(
              () ->
                  Refusal.conflict(
                      code, "session %s does not have %s".formatted(session.get(), what)));
    }
    List<Device> fitting = bySession.values().stream().filter(fits).toList();
    if (fitting.isEmpty()) {
      throw Refusal.conflict(code, "no session has " + what);
    }
    Optional<Device> named =
        fitting.stream().filter(device -> device.session().equals(DEFAULT_SESSION)).findFirst();
    if (named.isEmpty() && fitting.size() > 1) {
      List<String> names = fitting.stream().map(Device::session).toList();
      throw Refusal.conflict("SESSION_UNCLEAR", "name one session of " + String.join(", ", names));
    }
    return named.orElse(fitting.get(0));
  }
}
