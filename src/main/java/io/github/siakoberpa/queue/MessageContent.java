package io.github.siakoberpa.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says that is more than a plain text. Immutable.
 *
 * @param kind as the target names it, such as {@code image} or {@code poll}
 * @param fields as the target names them, in an order that the same request always has; a kept file
 *     is named by the field {@code media}
 */
public record MessageContent(String kind, Map<String, Object> fields) {
  /** The field of the id of a kept file. */
  public static final String MEDIA = "media";

  /** Copies the fields. */
  public MessageContent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The kept file that it needs; null = none. */
  public @Nullable String media() {
    return (String) fields.get(MEDIA);
  }

  /** Its fields with its kind, as a job keeps them. */
  Map<String, Object> payload() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("kind", kind);
    payload.putAll(fields);
    return payload;
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "MessageContent[" + kind + "]";
  }
}
