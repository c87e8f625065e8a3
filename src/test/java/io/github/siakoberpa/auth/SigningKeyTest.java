package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path folder;

  @Test
  void is_made_once_and_for_its_owner_only() throws IOException {
    Path file = folder.resolve("auth.key");

    byte[] made = SigningKey.inOrMade(file, new SecureRandom(), "the.key").bytes();

    assertThat(Files.getPosixFilePermissions(file))
        .as("who may read it")
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(SigningKey.inOrMade(file, new SecureRandom(), "the.key").bytes())
        .as("the key at the next start")
        .isEqualTo(made);
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
        .isThrownBy(() -> SigningKey.in(file, "the.key-file"))
        .withMessage("the.key-file names the file " + file + ", which cannot be read.");
  }
}
