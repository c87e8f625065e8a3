package io.github.siakoberpa.whatsappweb.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes raw message ids. Thread-safe. */
public final class MessageIds {
  private static final int BYTES = 9;
  private static final SecureRandom RANDOM = new SecureRandom();

  private MessageIds() {}

  /**
   * A new id in WhatsApp Web's own shape: {@code 3EB0} and 18 capital hexadecimal digits, as its
   * module WAWebMsgKeyNewId makes them.
   */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return id(bytes);
  }

  /** The id of that shape which belongs to a cause: the same cause always has the same. */
  public static String of(String cause) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(cause.getBytes(UTF_8));
      return id(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(byte[] bytes) {
    return "3EB0" + HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
