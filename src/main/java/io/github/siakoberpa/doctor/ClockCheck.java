package io.github.siakoberpa.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether this machine's clock is right, by the server's. */
public final class ClockCheck implements Check {
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final RemoteServer server;
  private final Clock clock;

  /** The check of that clock. */
  public ClockCheck(RemoteServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding look() {
    Instant now = clock.instant();
    Optional<Instant> theirs =
        server.answer() instanceof RemoteServer.Reached reached ? reached.date() : Optional.empty();
    if (theirs.isEmpty()) {
      return Finding.skipped("nobody could be asked for the time");
    }
    Duration off = Duration.between(theirs.get(), now);
    if (off.abs().compareTo(TOLERATED) <= 0) {
      return Finding.ok("right to the minute");
    }
    return Finding.wrong(
        "it is %d s %s".formatted(off.abs().toSeconds(), off.isNegative() ? "slow" : "fast"),
        "Set it, and keep it right (NTP): times of messages, tokens and TLS go by it.");
  }
}
