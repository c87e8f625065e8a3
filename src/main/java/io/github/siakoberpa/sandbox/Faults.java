package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The faults that are set, for everybody or for one session; a session's own comes before the one
 * for all. A fault with a number of times goes out when it has struck so often. Guarded by the
 * world.
 */
final class Faults {

  /** Means every session. */
  static final String EVERYWHERE = "";

  private static final int ALWAYS = -1;

  private static final class Setting {
    private final JsonNode value;
    private int left;

    private Setting(JsonNode value, int left) {
      this.value = value;
      this.left = left;
    }
  }

  private final Map<String, EnumMap<Fault, Setting>> scopes = new HashMap<>();

  void set(String scope, Fault fault, JsonNode value, Optional<Long> times) {
    int left = times.map(Long::intValue).orElse(fault.momentary() ? 1 : ALWAYS);
    scope(scope).put(fault, new Setting(value, left));
  }

  void clear(String scope, Fault fault) {
    scope(scope).remove(fault);
  }

  void clearAll() {
    scopes.clear();
  }

  /** The value for a session, if the fault is set; looking does not count as striking. */
  Optional<JsonNode> peek(Fault fault, String session) {
    return find(fault, session).map(scope -> scope(scope).get(fault)).map(setting -> setting.value);
  }

  boolean isSet(Fault fault, String session) {
    return find(fault, session).isPresent();
  }

  /** The same, and counts as one time. */
  Optional<JsonNode> strike(Fault fault, String session) {
    Optional<JsonNode> value = peek(fault, session);
    find(fault, session).ifPresent(scope -> count(scope, fault));
    return value;
  }

  boolean strikes(Fault fault, String session) {
    return strike(fault, session).isPresent();
  }

  /** Counts one time for a scope, as when a fault for all strikes several sessions at once. */
  void count(String scope, Fault fault) {
    Setting setting = scope(scope).get(fault);
    if (setting != null && setting.left != ALWAYS && --setting.left == 0) {
      scope(scope).remove(fault);
    }
  }

  /** All faults of a scope with their values, and how many times are left where that is limited. */
  ObjectNode json(String scope) {
    ObjectNode json = Json.object();
    ObjectNode times = Json.object();
    EnumMap<Fault, Setting> set = scope(scope);
    for (Fault fault : Fault.values()) {
      Setting setting = set.get(fault);
      json.set(fault.field(), setting == null ? fault.none() : setting.value);
      if (setting != null && setting.left != ALWAYS) {
        times.put(fault.field(), setting.left);
      }
    }
    json.set("times", times);
    return json;
  }

  private Optional<String> find(Fault fault, String session) {
    if (scope(session).containsKey(fault)) {
      return Optional.of(session);
    }
    return scope(EVERYWHERE).containsKey(fault) ? Optional.of(EVERYWHERE) : Optional.empty();
  }

  private EnumMap<Fault, Setting> scope(String scope) {
    return scopes.computeIfAbsent(scope, key -> new EnumMap<>(Fault.class));
  }
}
