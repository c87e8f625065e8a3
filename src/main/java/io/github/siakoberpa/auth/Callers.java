package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who calls, as look-ups in the database found them. Thread-safe. */
public final class Callers {
  private final CallerCache cache;
  private final KeyUses uses;

  /** Remembers whom it found in the cache, and which keys were used. */
  public Callers(CallerCache cache, KeyUses uses) {
    this.cache = cache;
    this.uses = uses;
  }

  /**
   * Somebody who logged in.
   *
   * @param row of {@code lasting-login.sql}; null = there is no such login, or it has ended
   * @throws NotAuthenticatedException when the login has ended
   */
  public Caller ofLogin(String loginId, Long asOf, @Nullable Map<String, Object> row) {
    if (row == null) {
      throw new NotAuthenticatedException(Code.LOGIN_ENDED);
    }
    return cache.admit(loginId, asOf, Caller.of(User.of(row)));
  }

  /**
   * An API key.
   *
   * @param row of {@code api-key-by-hash.sql}; null = there is no such key, or it has expired
   * @throws NotAuthenticatedException when the key is no good
   */
  public Caller ofKey(String keyHash, Long asOf, @Nullable Map<String, @Nullable Object> row) {
    if (row == null) {
      throw new NotAuthenticatedException(Code.API_KEY_INVALID);
    }
    uses.note(((Number) row.get("id")).longValue());
    return cache.admit(keyHash, asOf, Caller.ofKey(row));
  }
}
