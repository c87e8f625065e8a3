package io.github.siakoberpa.http;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Where a page of a list ended, in a form that callers only hand back. Stateless. */
final class Cursor {
  private static final byte VERSION = 1;
  private static final int LENGTH = 9;

  private Cursor() {}

  static String of(long id) {
    byte[] bytes = ByteBuffer.allocate(LENGTH).put(VERSION).putLong(id).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Long read(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == LENGTH && bytes.get() == VERSION) {
        return bytes.getLong();
      }
    } catch (IllegalArgumentException e) {
      // answered below like any other text that is no cursor
    }
    throw InvalidRequestException.of(
        new Problem("CURSOR_INVALID", "Hand back the cursor as it came, or none.", "cursor"));
  }
}
