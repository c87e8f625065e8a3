package io.github.siakoberpa.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which nobody is disturbed.
 *
 * @param from when they begin
 * @param until when they end; before the beginning = on the next day
 * @param zone the time zone of the session
 * @param byRecipient whether the recipient's clock counts where it is known, and not the session's
 * @param highPasses whether messages of priority HIGH leave all the same
 */
public record QuietHours(
    LocalTime from, LocalTime until, ZoneId zone, boolean byRecipient, boolean highPasses) {
  private static final Duration LONGEST_SEARCH = Duration.ofDays(2);

  public QuietHours {
    if (from.equals(until)) {
      throw new PaceValueException(PaceKey.QUIET_UNTIL, "must not be the same as quiet-from.");
    }
  }

  /**
   * When it is no longer quiet in any of the zones; empty if it is not quiet now. Where the zones
   * leave no common time at all, the first one alone counts.
   */
  Optional<Instant> endAt(Instant now, List<ZoneId> zones) {
    Instant candidate = now;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (ZoneId each : zones) {
        Instant end = endIn(each, candidate);
        moved |= end.isAfter(candidate);
        candidate = end;
      }
      if (candidate.isAfter(now.plus(LONGEST_SEARCH))) {
        return endAt(now, zones.subList(0, 1));
      }
    }
    return candidate.equals(now) ? Optional.empty() : Optional.of(candidate);
  }

  /** The end of the quiet hours there, or the given time itself when it is not quiet. */
  private Instant endIn(ZoneId there, Instant time) {
    ZonedDateTime local = time.atZone(there);
    LocalTime clock = local.toLocalTime();
    boolean overMidnight = until.isBefore(from);
    boolean evening = !clock.isBefore(from);
    boolean morning = clock.isBefore(until);
    boolean quiet = overMidnight ? evening || morning : evening && morning;
    if (!quiet) {
      return time;
    }
    int days = overMidnight && evening ? 1 : 0;
    ZonedDateTime end = local.toLocalDate().plusDays(days).atTime(until).atZone(there);
    // In the hour that comes twice in autumn, the end may lie in its second pass.
    return end.toInstant().isAfter(time)
        ? end.toInstant()
        : end.withLaterOffsetAtOverlap().toInstant();
  }
}
