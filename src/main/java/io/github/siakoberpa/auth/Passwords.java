package io.github.siakoberpa.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps and checks passwords as bcrypt hashes. Thread-safe. */
public final class Passwords {
  /** bcrypt looks at no more bytes than these. */
  static final int MAX_BYTES = 72;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

  private static final String NOBODYS_HASH =
      "$2a$%02d$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW";

  private final int cost;
  private final SecureRandom random;
  private final byte[] nobodysHash;

  /**
   * Salts come from the generator.
   *
   * @param cost of a new hash and of a guess: one more doubles it
   */
  public Passwords(int cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.nobodysHash = NOBODYS_HASH.formatted(cost).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The hash to keep.
   *
   * @throws IllegalArgumentException when the password is empty or longer than bcrypt can tell
   *     apart
   */
  public String hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A password must have 1 to %d bytes.".formatted(MAX_BYTES));
    }
    byte[] hash =
        BCrypt.with(VERSION, random, LongPasswordStrategies.strict(VERSION)).hash(cost, bytes);
    return new String(hash, StandardCharsets.US_ASCII);
  }

  /**
   * The user whose password it is. Takes as long for a user that there is not.
   *
   * @param row the user's id, email, role and password_hash; null when nobody has that e-mail
   * @throws NotAuthenticatedException when it is not
   */
  public User check(Credentials credentials, @Nullable Map<String, Object> row) {
    byte[] hash =
        row == null
            ? nobodysHash
            : row.get("password_hash").toString().getBytes(StandardCharsets.US_ASCII);
    boolean right = matches(credentials.password(), hash);
    if (row == null || !right) {
      throw new NotAuthenticatedException(NotAuthenticatedException.Code.INVALID_CREDENTIALS);
    }
    return LoginRows.user(row);
  }

  // Hashes of other programs may begin with $2a, $2b or $2y, and were made of the first 72 bytes.
  private static boolean matches(String password, byte[] hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.truncate(VERSION))
        .verify(password.getBytes(StandardCharsets.UTF_8), hash)
        .verified;
  }
}
