package io.github.siakoberpa.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that signs access tokens. Immutable. */
public final class SigningKey {
  /** HS256 is as strong as its key, up to this many bytes. */
  private static final int MIN_BYTES = 32;

  private static final int ID_BYTES = 6;

  private final byte[] bytes;

  private SigningKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key that a person has chosen.
   *
   * @param source where it stands, for the message
   * @throws IllegalArgumentException when it is too short to be safe
   */
  public static SigningKey of(String text, String source) {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "%s must hold at least %d characters: whoever guesses it can log in as anybody."
              .formatted(source, MIN_BYTES));
    }
    return new SigningKey(bytes);
  }

  /** Makes a file with a random key, for its owner's eyes only, where there is none. */
  static void makeIfMissing(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        make(file, random);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names the key in tokens, and tells nothing of it. */
  String id() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      byte[] named = mac.doFinal("key id".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(named, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /** Its bytes; do not change them. */
  byte[] bytes() {
    return bytes;
  }

  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[MIN_BYTES];
    random.nextBytes(key);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n";
    FileAttribute<?>[] mine =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    // Born private: a file that is made and then closed off can be read in between.
    try (var channel =
        Files.newByteChannel(
            file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      channel.write(StandardCharsets.UTF_8.encode(text));
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // read like any other
    }
  }
}
