package io.github.siakoberpa.auth;

import java.security.SecureRandom;
import java.time.Clock;

/** Makes the first user of an empty database. Thread-safe. */
public final class FirstUsers {
  /** Nothing that looks like something else when it is read off a screen. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 20;

  private final Credentials chosen;
  private final Passwords passwords;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * The user that a person wants.
   *
   * @param chosen with an empty password, one is made up
   * @throws IllegalArgumentException when the password is too weak, or the e-mail is none
   */
  public FirstUsers(Credentials chosen, Passwords passwords, SecureRandom random, Clock clock) {
    if (!Credentials.isEmail(chosen.email())) {
      throw new IllegalArgumentException(
          "siakoberpa.admin.email must be an address such as admin@localhost.");
    }
    if (!chosen.password().isEmpty()) {
      PasswordPolicy.weakness(chosen)
          .ifPresent(
              weakness -> {
                throw new IllegalArgumentException(
                    "siakoberpa.admin.password cannot be taken. " + weakness);
              });
    }
    this.chosen = chosen;
    this.passwords = passwords;
    this.random = random;
    this.clock = clock;
  }

  /** Takes as long as a bcrypt hash. */
  public FirstUser make() {
    boolean madeUp = chosen.password().isEmpty();
    String password = madeUp ? random() : chosen.password();
    return new FirstUser(
        chosen.email(), passwords.hash(password), clock.millis(), madeUp ? password : null);
  }

  private String random() {
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
