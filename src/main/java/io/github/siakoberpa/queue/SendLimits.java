package io.github.siakoberpa.queue;

/** How many messages a session sends in any minute, hour and day; each at least 1. */
public record SendLimits(int perMinute, int perHour, int perDay) {
  private static final long MINUTE_MS = 60_000;

  public SendLimits {
    if (perMinute < 1 || perHour < 1 || perDay < 1) {
      throw new IllegalArgumentException("siakoberpa.pace: a limit is at least 1");
    }
  }

  /**
   * The milliseconds between two messages that keep the minute's limit in every minute, without a
   * burst at its beginning.
   */
  long spacingMs() {
    return (MINUTE_MS + perMinute - 1) / perMinute;
  }
}
