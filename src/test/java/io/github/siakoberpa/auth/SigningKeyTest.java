package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwt.JWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  private static final String OLD = "old-0123456789abcdef0123456789abcdef";
  private static final String NEW = "new-0123456789abcdef0123456789abcdef";
  private static final User USER = new User(7, "a@example.org", Role.ADMIN);

  @TempDir Path folder;

  @Test
  void is_made_once_and_for_its_owner_only() throws IOException {
    Path file = folder.resolve("auth.key");

    byte[] made = inOrMade(file);

    assertThat(Files.getPosixFilePermissions(file))
        .as("who may read it")
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(inOrMade(file)).as("the key at the next start").isEqualTo(made);
  }

  private static byte[] inOrMade(Path file) {
    return SigningKeys.inOrMade(file, new SecureRandom(), "the.key", "").all().get(0).bytes();
  }

  @Test
  void a_file_may_be_changed_while_it_is_in_use() throws IOException {
    Path file = folder.resolve("auth.key");
    Files.writeString(file, OLD + "\n");
    SigningKeys keys = SigningKeys.in(file, "the.key-file", "");
    AccessTokens tokens = new AccessTokens(keys, Clock.systemUTC(), Duration.ofMinutes(15));
    String before = tokens.issue("login-1", USER);

    change(file, NEW + "\n" + OLD + "\n");
    keys.refresh();

    String after = tokens.issue("login-2", USER);
    assertThat(tokens.verify(before).loginId()).as("of the old key").isEqualTo("login-1");
    assertThat(tokens.verify(after).loginId()).as("of the new key").isEqualTo("login-2");
    assertThat(JWT.decode(after).getKeyId()).isNotEqualTo(JWT.decode(before).getKeyId());

    change(file, "short\n");
    keys.refresh();
    assertThat(tokens.verify(before).loginId()).as("after a slip").isEqualTo("login-1");

    change(file, NEW + "\n");
    keys.refresh();
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .as("a token whose key is gone")
        .isThrownBy(() -> tokens.verify(before));
    assertThat(tokens.verify(after).loginId()).isEqualTo("login-2");
  }

  @Test
  void keys_of_before_still_verify() {
    AccessTokens old = tokens(SigningKeys.of(OLD, "the.key", ""));
    AccessTokens rotated = tokens(SigningKeys.of(NEW, "the.key", OLD));

    assertThat(rotated.verify(old.issue("login-1", USER)).loginId()).isEqualTo("login-1");
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .as("the other way round")
        .isThrownBy(() -> old.verify(rotated.issue("login-1", USER)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKeys.of(NEW, "the.key", "short"))
        .withMessageStartingWith("siakoberpa.auth.previous-keys must hold");
  }

  private static AccessTokens tokens(SigningKeys keys) {
    return new AccessTokens(keys, Clock.systemUTC(), Duration.ofMinutes(15));
  }

  private static void change(Path file, String text) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(1)));
  }

  @Test
  void a_key_that_can_be_guessed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("x".repeat(31), "the.key"))
        .withMessageStartingWith("the.key must hold at least 32 characters")
        .withMessageNotContaining("xxx");
  }

  @Test
  void a_file_that_somebody_named_must_be_there() {
    Path file = folder.resolve("nowhere");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKeys.in(file, "the.key-file", ""))
        .withMessage("the.key-file names the file " + file + ", which cannot be read.");
  }
}
