package io.github.siakoberpa.whatsappweb.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes raw message ids. Thread-safe. */
public final class MessageIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private MessageIds() {}

  /**
   * A new id in WhatsApp Web's own shape: {@code 3EB0} and 18 capital hexadecimal digits, as its
   * module WAWebMsgKeyNewId makes them.
   */
  public static String next() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return "3EB0" + HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
