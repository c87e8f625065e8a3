package io.github.siakoberpa.whatsappweb.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at the page: plain data, taken by a single call. */
record PageSnapshot(
    String url,
    boolean ready,
    boolean registered,
    boolean authenticated,
    @Nullable String mode,
    @Nullable String socket,
    boolean synced,
    boolean online,
    @Nullable String qr,
    @Nullable String account,
    @Nullable String store,
    boolean passkey,
    List<String> missing) {

  /** A page between two documents: nothing to see. */
  static PageSnapshot blank() {
    return of(Map.of());
  }

  /** From what the in-page layer returned. */
  static PageSnapshot of(Map<?, ?> values) {
    return new PageSnapshot(
        String.valueOf(values.get("url")),
        flag(values, "ready"),
        flag(values, "registered"),
        flag(values, "authenticated"),
        text(values, "mode"),
        text(values, "socket"),
        flag(values, "synced"),
        flag(values, "online"),
        text(values, "qr"),
        text(values, "account"),
        text(values, "store"),
        flag(values, "passkey"),
        values.get("missing") instanceof List<?> names
            ? names.stream().map(String::valueOf).toList()
            : List.of());
  }

  private static boolean flag(Map<?, ?> values, String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  private static @Nullable String text(Map<?, ?> values, String name) {
    return values.get(name) instanceof String text ? text : null;
  }
}
