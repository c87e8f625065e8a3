package io.github.siakoberpa.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  // From the test vectors of jBCrypt.
  private static final String HASHED =
      "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";
  private static final String PASSWORD = "abc";

  private final Passwords passwords = new Passwords(10, new SecureRandom());

  @Test
  void a_password_matches_its_hash_and_no_other_does() {
    String hash = passwords.hash("correct horse");

    assertThat(passwords.matching(new Credentials("A@b", "correct horse"), row(hash)).email())
        .isEqualTo("a@b");
    refused(new Credentials("a@b", "correct horsf"), row(hash));
    refused(new Credentials("a@b", ""), row(hash));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void hashes_of_other_programs_are_understood(String version) {
    String hash = version + HASHED.substring(4);

    assertThat(passwords.matching(new Credentials("a@b", PASSWORD), row(hash)).id()).isEqualTo(3);
    refused(new Credentials("a@b", "nonsense"), row(hash));
  }

  @Test
  void nobody_is_refused_like_somebody_with_another_password() {
    refused(new Credentials("nobody@b", "whatever"), null);
  }

  @Test
  void the_hash_for_nobody_is_one_to_work_on_at_the_same_cost() {
    byte[] hash = Passwords.madeUpHash(4, new SecureRandom());

    BCrypt.Result result = BCrypt.verifyer().verify("whatever".getBytes(UTF_8), hash);

    assertThat(result.validFormat).as(result.formatErrorMessage).isTrue();
    assertThat(result.details.cost).isEqualTo(4);
    assertThat(result.verified).isFalse();
  }

  @Test
  void the_password_behind_the_hash_for_nobody_lets_nobody_in() {
    refused(new Credentials("nobody@b", ""), null);
  }

  @Test
  void what_bcrypt_would_cut_off_is_refused_when_a_password_is_set() {
    assertThat(passwords.hash("x".repeat(72))).startsWith("$2b$10$");
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash("x".repeat(73)));
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash("ü".repeat(37)));
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash(""));
  }

  @Test
  void longer_passwords_than_bcrypt_looks_at_are_compared_as_other_programs_do() {
    String hash = passwords.hash("x".repeat(72));

    assertThat(passwords.matching(new Credentials("a@b", "x".repeat(80)), row(hash)).id())
        .isEqualTo(3);
  }

  @Test
  void unknown_and_known_users_cannot_be_told_apart_by_the_time() {
    // The same code at a cost that a test can afford; the route around it is the same for both.
    Passwords quick = new Passwords(6, new SecureRandom());
    Map<String, Object> row = row(quick.hash("correct horse"));
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    Credentials wrong = new Credentials("a@b", "wrong");
    for (int i = 0; i < 20; i++) {
      quick.matching(wrong, row);
      quick.matching(wrong, null);
    }
    for (int i = 0; i < 100; i++) {
      known.add(nanos(() -> quick.matching(wrong, row)));
      unknown.add(nanos(() -> quick.matching(wrong, null)));
    }
    Collections.sort(known);
    Collections.sort(unknown);

    long noise = known.get(80) - known.get(20) + unknown.get(80) - unknown.get(20);
    assertThat(Math.abs(known.get(50) - unknown.get(50)))
        .as("between the medians, where the noise is %d ns", noise)
        .isLessThan(Math.max(noise, known.get(50) / 4));
  }

  private static long nanos(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return System.nanoTime() - begin;
  }

  @Test
  void who_comes_when_too_many_are_checked_is_told_to_slow_down() throws Exception {
    Passwords slow = new Passwords(11, new SecureRandom());
    ExecutorService crowd = Executors.newFixedThreadPool(40);
    try {
      List<Future<User>> tries = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        tries.add(crowd.submit(() -> slow.matching(new Credentials("a@b", "x"), null)));
      }
      int turnedAway = 0;
      for (Future<User> one : tries) {
        try {
          assertThat(one.get()).isNull();
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(SlowDownException.class);
          turnedAway++;
        }
      }
      assertThat(turnedAway).isPositive().isLessThan(40);
    } finally {
      crowd.shutdownNow();
    }
  }

  @Test
  void a_broken_hash_lets_nobody_in() {
    refused(new Credentials("a@b", "x"), row("not a hash"));
  }

  @Test
  void no_text_of_credentials_shows_the_password() {
    assertThat(new Credentials("a@b", "secret").toString()).doesNotContain("secret");
  }

  private static Map<String, Object> row(String hash) {
    return Map.of("user_id", 3L, "email", "a@b", "role", "admin", "password_hash", hash);
  }

  private void refused(Credentials credentials, Map<String, Object> row) {
    assertThat(passwords.matching(credentials, row)).isNull();
  }
}
