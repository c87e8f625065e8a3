package io.github.siakoberpa.queue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pace of one session: what it has of its own, over the defaults. Immutable.
 *
 * @param own what differs from the defaults, as people wrote it
 * @param values all of it, as people wrote it
 * @param settings all of it, read
 */
public record PaceProfile(
    Map<PaceKey, String> own, Map<PaceKey, String> values, PaceSettings settings) {

  /**
   * A session that has this of its own.
   *
   * @throws PaceValueException when that makes no sense
   */
  static PaceProfile of(Map<PaceKey, String> defaults, Map<PaceKey, String> own) {
    Map<PaceKey, String> values = new EnumMap<>(PaceKey.class);
    values.putAll(defaults);
    values.putAll(own);
    return new PaceProfile(
        Collections.unmodifiableMap(new EnumMap<>(own)),
        Collections.unmodifiableMap(values),
        PaceSettings.of(values));
  }

  /** What is its own, as JSON fields and values. */
  public Map<String, @Nullable Object> shownOwn() {
    return shown(own);
  }

  /** All of it, as JSON fields and values. */
  public Map<String, @Nullable Object> shown() {
    return shown(values);
  }

  private static Map<String, @Nullable Object> shown(Map<PaceKey, String> values) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    values.forEach((key, text) -> shown.put(key.field(), key.shown(text)));
    return shown;
  }
}
