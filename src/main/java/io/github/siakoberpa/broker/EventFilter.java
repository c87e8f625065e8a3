package io.github.siakoberpa.broker;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a broker is told, of all that there are.
 *
 * @param kinds empty = all
 * @param sessions whose events; empty = all
 */
public record EventFilter(Set<String> kinds, Set<String> sessions) {
  boolean wants(Map<String, @Nullable Object> row) {
    return isAmong(kinds, row.get("kind")) && isAmong(sessions, row.get("session"));
  }

  private static boolean isAmong(Set<String> wanted, @Nullable Object value) {
    return wanted.isEmpty() || wanted.contains(String.valueOf(value));
  }
}
