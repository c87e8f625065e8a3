package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.AccountException.Code;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of users and API keys. Each method is a step inside a transaction. Thread-safe. */
public final class Accounts {
  private final SecureRandom random;

  /** Keys come from the generator. */
  public Accounts(SecureRandom random) {
    this.random = random;
  }

  /** An API key that nobody can guess. */
  public ApiKey randomKey() {
    return ApiKey.random(random);
  }

  /**
   * The user that was made.
   *
   * @param id null = the e-mail was taken
   */
  public Long made(@Nullable Long id) {
    if (id == null) {
      throw new AccountException(Code.EMAIL_TAKEN);
    }
    return id;
  }

  /**
   * Refuses what would leave nobody to manage users.
   *
   * @param row of {@code user-to-change.sql}; null = there is no such user
   */
  public void checkChange(@Nullable Map<String, Object> row, UserChange change) {
    boolean stays =
        !Boolean.TRUE.equals(change.disabled())
            && (change.role() == null || change.role().equals(Role.ADMIN.word()));
    check(row, stays);
  }

  /**
   * The same for a user who is to be deleted.
   *
   * @param row null = there is no such user
   */
  public void checkDelete(@Nullable Map<String, Object> row) {
    check(row, false);
  }

  /**
   * Refuses where there was nothing to revoke.
   *
   * @param row null = there is no such API key
   */
  public void checkKey(@Nullable Map<String, Object> row) {
    if (row == null) {
      throw new AccountException(Code.API_KEY_NOT_FOUND);
    }
  }

  private static void check(@Nullable Map<String, Object> row, boolean staysAdmin) {
    if (row == null) {
      throw new AccountException(Code.USER_NOT_FOUND);
    }
    boolean isAdmin = Role.ADMIN.word().equals(row.get("role")) && row.get("disabled_at") == null;
    if (isAdmin && !staysAdmin && ((Number) row.get("other_admins")).longValue() == 0) {
      throw new AccountException(Code.LAST_ADMIN);
    }
  }
}
