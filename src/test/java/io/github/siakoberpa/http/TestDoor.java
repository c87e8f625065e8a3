package io.github.siakoberpa.http;

import java.time.Duration;
import java.util.List;

/** Settings of a door that tests open. */
final class TestDoor {
  private static final Duration LONG = Duration.ofMinutes(1);

  private TestDoor() {}

  static HttpDoorSettings settings(int port) {
    return new HttpDoorSettings(
        "127.0.0.1",
        port,
        1000,
        10_000,
        new HttpLimits(100, LONG, LONG, LONG),
        new CallerSettings(0, 0, List.of(), List.of()),
        null);
  }
}
