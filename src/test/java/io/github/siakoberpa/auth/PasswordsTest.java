package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Map;
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

    assertThat(passwords.check(new Credentials("A@b", "correct horse"), row(hash)).email())
        .isEqualTo("a@b");
    refused(new Credentials("a@b", "correct horsf"), row(hash));
    refused(new Credentials("a@b", ""), row(hash));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void hashes_of_other_programs_are_understood(String version) {
    String hash = version + HASHED.substring(4);

    assertThat(passwords.check(new Credentials("a@b", PASSWORD), row(hash)).id()).isEqualTo(3);
    refused(new Credentials("a@b", "nonsense"), row(hash));
  }

  @Test
  void nobody_is_refused_like_somebody_with_another_password() {
    refused(new Credentials("nobody@b", "whatever"), null);
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

    assertThat(passwords.check(new Credentials("a@b", "x".repeat(80)), row(hash)).id())
        .isEqualTo(3);
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
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> passwords.check(credentials, row))
        .satisfies(
            e ->
                assertThat(e.code()).isEqualTo(NotAuthenticatedException.Code.INVALID_CREDENTIALS));
  }
}
