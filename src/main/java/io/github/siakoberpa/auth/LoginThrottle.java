package io.github.siakoberpa.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down: after a few failures in a row for one account, or from one address, each
 * next try waits twice as long. Those who are logged in notice nothing. The counts are kept in the
 * database, by the routes. Stateless but for its clock.
 */
public final class LoginThrottle {
  /** A count that nobody added to for so long starts anew; the retention is as long. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final Limit ACCOUNT = new Limit(5, Duration.ofMinutes(5));
  private static final Limit ADDRESS = new Limit(20, Duration.ofMinutes(15));
  private static final String NOWHERE = "address:";

  private final Clock clock;

  private record Limit(int free, Duration longest) {
    /** How long nothing may be tried after so many failures. */
    long delayAfter(long failures) {
      long doubled = Math.min(Math.max(-1, failures - free), 30);
      return doubled < 0 ? 0 : Math.min(longest.toMillis(), 1000L << doubled);
    }
  }

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** What failures of the account are counted under; the same form for accounts there are not. */
  public String account(Credentials credentials) {
    return "account:" + Grants.hash(credentials.email());
  }

  /**
   * What failures from the address are counted under. Whoever has one IPv6 address has a network of
   * them; and what comes from this machine, through a proxy perhaps, is from no one address.
   *
   * @param address null = not known
   */
  public String address(@Nullable String address) {
    if (address == null) {
      return NOWHERE;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      if (parsed.isLoopbackAddress()) {
        return NOWHERE;
      }
      byte[] bytes = parsed.getAddress();
      return parsed instanceof Inet6Address
          ? NOWHERE + HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "::/64"
          : NOWHERE + parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return NOWHERE;
    }
  }

  /**
   * Counts a try in advance.
   *
   * @param rows what is known of the two subjects
   */
  public LoginAttempt attempt(String account, String address, List<Map<String, Object>> rows) {
    long now = clock.millis();
    long wait = 0;
    List<Map<String, Object>> counted = new ArrayList<>();
    for (String subject : List.of(account, address)) {
      if (!subject.equals(NOWHERE)) {
        Map<String, Object> row = known(rows, subject, now);
        wait = Math.max(wait, row == null ? 0 : number(row, "blocked_until") - now);
        long failures = row == null ? 1 : number(row, "failures") + 1;
        long delay = (subject.equals(account) ? ACCOUNT : ADDRESS).delayAfter(failures);
        counted.add(
            Map.of(
                "subject", subject,
                "failures", failures,
                "last_at", now,
                "blocked_until", now + delay));
      }
    }
    return wait > 0
        ? new LoginAttempt(List.of(), Duration.ofMillis(wait))
        : new LoginAttempt(counted, Duration.ZERO);
  }

  /**
   * Lets a try pass that may be made.
   *
   * @throws SlowDownException when it may not
   */
  public void requireAllowed(LoginAttempt attempt) {
    if (!attempt.isAllowed()) {
      throw new SlowDownException(attempt.pause());
    }
  }

  private @Nullable Map<String, Object> known(
      List<Map<String, Object>> rows, String subject, long now) {
    return rows.stream()
        .filter(row -> subject.equals(row.get("subject")))
        .filter(row -> number(row, "last_at") > now - REMEMBERED.toMillis())
        .findFirst()
        .orElse(null);
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
