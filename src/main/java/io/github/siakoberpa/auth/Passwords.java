package io.github.siakoberpa.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps and checks passwords as bcrypt hashes. Slow by design, so that only a few are worked on at
 * a time and few may wait: whoever comes later is told to slow down. Thread-safe.
 */
public final class Passwords {
  /** bcrypt looks at no more bytes than these. */
  static final int MAX_BYTES = 72;

  private static final int SALT_AND_HASH = 22 + 31;
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final int WAITING = 8;
  private static final Duration COME_BACK = Duration.ofSeconds(2);

  private final SecureRandom random;
  private final int cost;
  private final Semaphore working = new Semaphore(AT_ONCE, true);
  private final Semaphore inside = new Semaphore(AT_ONCE + WAITING);

  /** No password's hash, of the same cost, to be compared with in vain. */
  private final byte[] nobodysHash;

  /**
   * Salts come from the generator.
   *
   * @param cost of a new hash and of a guess: one more doubles it
   */
  public Passwords(int cost, SecureRandom random) {
    this.random = random;
    this.cost = cost;
    this.nobodysHash = madeUpHash(cost, random);
  }

  /**
   * The hash to keep.
   *
   * @throws IllegalArgumentException when the password is empty or longer than bcrypt can tell
   *     apart
   * @throws SlowDownException when too many are worked on
   */
  public String hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A password must have 1 to %d bytes.".formatted(MAX_BYTES));
    }
    return inTurn(() -> new String(hashed(bytes), StandardCharsets.US_ASCII));
  }

  /**
   * The user whose password it is; null = it is nobody's. Takes as long for a user that there is
   * not.
   *
   * @param row the user's id, email, role and password_hash; null when nobody has that e-mail
   * @throws SlowDownException when too many are worked on
   */
  public @Nullable User matching(Credentials credentials, @Nullable Map<String, Object> row) {
    byte[] hash =
        row == null
            ? nobodysHash
            : row.get("password_hash").toString().getBytes(StandardCharsets.US_ASCII);
    boolean right = inTurn(() -> matches(credentials.password(), hash));
    return row == null || !right ? null : User.of(row);
  }

  /**
   * The user, if there is one.
   *
   * @throws NotAuthenticatedException when there is none
   */
  public User require(@Nullable User user) {
    if (user == null) {
      throw new NotAuthenticatedException(NotAuthenticatedException.Code.INVALID_CREDENTIALS);
    }
    return user;
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!inside.tryAcquire()) {
      throw new SlowDownException(COME_BACK);
    }
    try {
      working.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        working.release();
      }
    } finally {
      inside.release();
    }
  }

  /**
   * Of any letters of its alphabet, since nobody has the password anyway: to work out a true one
   * would take a tenth of each start.
   */
  static byte[] madeUpHash(int cost, SecureRandom random) {
    StringBuilder made = new StringBuilder("$2b$").append(cost / 10).append(cost % 10).append('$');
    random
        .ints(SALT_AND_HASH, 0, ALPHABET.length())
        .mapToObj(ALPHABET::charAt)
        .forEach(made::append);
    return made.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] hashed(byte[] password) {
    return BCrypt.with(VERSION, random, LongPasswordStrategies.strict(VERSION))
        .hash(cost, password);
  }

  // Hashes of other programs may begin with $2a, $2b or $2y, and were made of the first 72 bytes.
  private static boolean matches(String password, byte[] hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.truncate(VERSION))
        .verify(password.getBytes(StandardCharsets.UTF_8), hash)
        .verified;
  }
}
