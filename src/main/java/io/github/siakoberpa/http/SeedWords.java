package io.github.siakoberpa.http;

/** The words of the older API for the states of a job; its clients know no others. */
final class SeedWords {
  private SeedWords() {}

  static String of(String state) {
    return switch (state) {
      case "waiting", "ready" -> "waiting";
      case "scheduled", "backoff" -> "delayed";
      case "leased", "sending", "uncertain" -> "active";
      case "sent" -> "completed";
      case "failed", "expired" -> "failed";
      default -> state;
    };
  }
}
