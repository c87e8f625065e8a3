package io.github.siakoberpa.auth;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When API keys were last used, gathered until it is written: a row for each call would cost more
 * than the call. Thread-safe.
 */
public final class KeyUses {
  private final ConcurrentMap<Long, Long> lastUse = new ConcurrentHashMap<>();
  private final Clock clock;

  KeyUses(Clock clock) {
    this.clock = clock;
  }

  void note(long keyId) {
    lastUse.put(keyId, clock.millis());
  }

  /** The rows of id and used_at since the last time; they are forgotten here. */
  public List<Map<String, Object>> drain() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Long keyId : lastUse.keySet()) {
      Long usedAt = lastUse.remove(keyId);
      if (usedAt != null) {
        rows.add(Map.of("id", keyId, "used_at", usedAt));
      }
    }
    return rows;
  }
}
