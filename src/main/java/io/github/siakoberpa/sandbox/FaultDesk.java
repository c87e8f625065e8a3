package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Sets and clears faults, and does at once what follows from that. Thread-safe. */
final class FaultDesk {

  private static final long MAX_TIMES = 1_000_000;

  private final World world;

  FaultDesk(World world) {
    this.world = world;
  }

  /**
   * Merges the faults named in the body into those that are set; the answer is the state after it.
   */
  ObjectNode merge(Fields body) {
    String scope = body.text("session").orElse(Faults.EVERYWHERE);
    Optional<Long> times = body.number("times", 1, MAX_TIMES);
    Map<Fault, Optional<JsonNode>> named = read(body.node());
    synchronized (world) {
      named.forEach((fault, value) -> apply(scope, fault, value, times));
      return state(scope);
    }
  }

  ObjectNode show(Optional<String> session) {
    synchronized (world) {
      return state(session.orElse(Faults.EVERYWHERE));
    }
  }

  /** Everything is read before anything is set, so that a refused call changes nothing. */
  private static Map<Fault, Optional<JsonNode>> read(ObjectNode body) {
    Map<Fault, Optional<JsonNode>> named = new EnumMap<>(Fault.class);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getKey().equals("session") || field.getKey().equals("times")) {
        continue;
      }
      Fault fault =
          Fault.named(field.getKey())
              .orElseThrow(
                  () -> Refusal.badInput("there is no fault \"%s\"".formatted(field.getKey())));
      Optional<JsonNode> value = fault.read(field.getValue());
      if (fault == Fault.UNREGISTERED) {
        value.ifPresent(UnregisteredNumbers::check);
      }
      named.put(fault, value);
    }
    return named;
  }

  private void apply(String scope, Fault fault, Optional<JsonNode> value, Optional<Long> times) {
    if (value.isPresent()) {
      world.faults().set(scope, fault, value.get(), times);
      onSet(scope, fault);
    } else {
      world.faults().clear(scope, fault);
      onClear(scope, fault);
    }
    world.changed();
  }

  private void onSet(String scope, Fault fault) {
    switch (fault) {
      case LOGOUT, CONFLICT, RELOAD_PAGE, CRASH_PAGE, HANG_PAGE ->
          world.strikes().strikeAll(scope, fault);
      case OFFLINE -> world.devices().in(scope).forEach(Device::leave);
      case LID -> tellAccounts(scope);
      default -> {
        // The others strike when something comes in.
      }
    }
  }

  private void onClear(String scope, Fault fault) {
    switch (fault) {
      case HOLD_SENDS -> world.sends().release(scope);
      case HANG_PAGE -> world.strikes().reviveAll();
      case LID -> tellAccounts(scope);
      default -> {
        // Nothing waits for the end of the others.
      }
    }
  }

  private void tellAccounts(String scope) {
    world
        .devices()
        .in(scope)
        .forEach(
            device -> device.mailbox().tell(Frames.account(world.lidMigrated(device.session()))));
  }

  private ObjectNode state(String scope) {
    int parked = world.devices().in(scope).stream().mapToInt(Device::parked).sum();
    ObjectNode state = world.faults().json(scope).put("parked", parked);
    if (world.strikes().anyHangs()) {
      state.put(Fault.HANG_PAGE.field(), true);
    }
    return state;
  }
}
