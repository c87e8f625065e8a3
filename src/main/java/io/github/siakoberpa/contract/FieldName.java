package io.github.siakoberpa.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a field in answers. Stateless. */
public final class FieldName {
  private static final int MAX_SHOWN = 64;
  private static final Pattern WORD_END = Pattern.compile("([a-z])([A-Z])");

  private FieldName() {}

  /** {@code sendAt} is {@code SEND_AT} in codes. */
  public static String code(String name) {
    return WORD_END.matcher(name).replaceAll("$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * A name that came from outside, as an answer may repeat it: short, and a text in any encoding.
   */
  public static String shown(String name) {
    String cut = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN);
    // The encoder puts a question mark for half of a surrogate pair, which nobody can write.
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(cut));
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
