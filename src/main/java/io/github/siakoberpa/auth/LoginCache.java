package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a few seconds whose logins last, so that not every call asks the database. An end
 * counts at once: it stays here until every token of that login has expired, and a look-up that was
 * under way cannot bring the login back. Thread-safe.
 */
public final class LoginCache {
  private static final long FRESH_MS = Duration.ofSeconds(5).toMillis();
  private static final int MAX_ENTRIES = 10_000;

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final Clock clock;
  private final long accessTokenLifetimeMs;

  /** Null user = the login has ended. */
  private record Entry(@Nullable User user, long until) {}

  /** Ends are remembered as long as an access token lives. */
  public LoginCache(Clock clock, Duration accessTokenLifetime) {
    this.clock = clock;
    this.accessTokenLifetimeMs = accessTokenLifetime.toMillis();
  }

  /**
   * The user of a login that was looked up a moment ago; null = look it up.
   *
   * @throws NotAuthenticatedException when the login has ended
   */
  public @Nullable User find(String loginId) {
    Entry entry = entries.get(loginId);
    if (entry == null || entry.until() <= clock.millis()) {
      return null;
    }
    return lasting(entry);
  }

  /**
   * Remembers what a look-up found.
   *
   * @param row the login's user; null = there is no such login, or it has ended
   * @return the user
   * @throws NotAuthenticatedException when the login has ended, perhaps meanwhile
   */
  public User admit(String loginId, @Nullable Map<String, Object> row) {
    if (row == null) {
      throw new NotAuthenticatedException(Code.LOGIN_ENDED);
    }
    long now = clock.millis();
    makeRoom(now);
    Entry fresh = new Entry(LoginRows.user(row), now + FRESH_MS);
    Entry kept =
        entries.compute(
            loginId,
            (id, old) -> old != null && old.user() == null && old.until() > now ? old : fresh);
    return lasting(kept);
  }

  /** The login has ended, and the database knows. */
  public void end(String loginId) {
    entries.put(loginId, new Entry(null, clock.millis() + accessTokenLifetimeMs));
  }

  private static User lasting(Entry entry) {
    User user = entry.user();
    if (user == null) {
      throw new NotAuthenticatedException(Code.LOGIN_ENDED);
    }
    return user;
  }

  // Ends must not be forgotten, so only what is over goes; logins themselves are fresh for seconds.
  private void makeRoom(long now) {
    if (entries.size() >= MAX_ENTRIES) {
      entries.values().removeIf(entry -> entry.until() <= now);
    }
  }
}
