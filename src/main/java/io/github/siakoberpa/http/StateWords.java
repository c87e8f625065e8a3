package io.github.siakoberpa.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of {@code /api/v1} for the states of a message. */
final class StateWords {
  private static final int DELIVERED = 2;
  private static final int READ = 3;

  /** All of them. */
  static final Set<String> ALL =
      Set.of(
          "scheduled",
          "queued",
          "retrying",
          "sending",
          "uncertain",
          "sent",
          "delivered",
          "read",
          "failed",
          "cancelled",
          "expired");

  private StateWords() {}

  /**
   * The word.
   *
   * @param ack what the other side's phones have told; null = nothing
   */
  static String of(String state, @Nullable Number ack) {
    return switch (state) {
      case "waiting", "ready", "leased" -> "queued";
      case "backoff" -> "retrying";
      case "sent" -> ack == null || ack.intValue() < DELIVERED ? "sent" : received(ack.intValue());
      default -> state;
    };
  }

  private static String received(int ack) {
    return ack < READ ? "delivered" : "read";
  }
}
