package io.github.siakoberpa.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of one label. Each is a series that is kept for ever, so that those beyond a number
 * are counted together. Thread-safe.
 */
final class BoundedLabel {
  private static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  BoundedLabel(int most) {
    this.most = most;
  }

  /** The value itself, or a word for all that came too late. */
  String of(Object value) {
    String text = String.valueOf(value);
    if (known.contains(text)) {
      return text;
    }
    return known.size() < most && known.add(text) ? text : OTHER;
  }
}
