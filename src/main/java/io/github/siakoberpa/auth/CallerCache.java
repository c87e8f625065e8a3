package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a few seconds who calls, so that not every call asks the database. An end counts at
 * once: it stays here until every token of that login has expired, and a look-up that was under way
 * cannot bring anybody back. What another process changes in the database counts within those few
 * seconds. Thread-safe.
 */
public final class CallerCache {
  private static final long FRESH_MS = Duration.ofSeconds(5).toMillis();
  private static final int MAX_ENTRIES = 10_000;

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();
  private final Clock clock;
  private final long accessTokenLifetimeMs;

  /** Null caller = it has ended. */
  private record Entry(@Nullable Caller caller, long until) {}

  /** Ends are remembered as long as an access token lives. */
  public CallerCache(Clock clock, Duration accessTokenLifetime) {
    this.clock = clock;
    this.accessTokenLifetimeMs = accessTokenLifetime.toMillis();
  }

  /**
   * Who was looked up a moment ago; null = look them up.
   *
   * @param id of the login, or the hash of the API key
   * @throws NotAuthenticatedException when the login has ended
   */
  public @Nullable Caller find(String id) {
    Entry entry = entries.get(id);
    if (entry == null || entry.until() <= clock.millis()) {
      return null;
    }
    return lasting(entry);
  }

  /** Grows with each {@link #forgetAll}; to be asked before a look-up begins. */
  public long generation() {
    return generation.get();
  }

  /**
   * Remembers what a look-up found.
   *
   * @param asOf the generation before it began; what was found in an older one is not remembered
   * @return the caller
   * @throws NotAuthenticatedException when the login has ended, perhaps meanwhile
   */
  public Caller admit(String id, long asOf, Caller found) {
    long now = clock.millis();
    makeRoom(now);
    Entry fresh = new Entry(found, Math.min(now + FRESH_MS, found.expiresAt()));
    Entry kept =
        entries.compute(
            id,
            (same, old) -> {
              boolean ended = old != null && old.caller() == null && old.until() > now;
              return ended ? old : asOf == generation.get() ? fresh : null;
            });
    return kept == null ? found : lasting(kept);
  }

  /** The login has ended, and the database knows. */
  public void end(String id) {
    entries.put(id, new Entry(null, clock.millis() + accessTokenLifetimeMs));
  }

  /** Users or API keys have changed, and the database knows: everybody is looked up anew. */
  public void forgetAll() {
    generation.incrementAndGet();
    entries.values().removeIf(entry -> entry.caller() != null);
  }

  private static Caller lasting(Entry entry) {
    Caller caller = entry.caller();
    if (caller == null) {
      throw new NotAuthenticatedException(Code.LOGIN_ENDED);
    }
    return caller;
  }

  // Ends must not be forgotten, so only what is over goes; callers themselves are fresh for
  // seconds.
  private void makeRoom(long now) {
    if (entries.size() >= MAX_ENTRIES) {
      entries.values().removeIf(entry -> entry.until() <= now);
    }
  }
}
