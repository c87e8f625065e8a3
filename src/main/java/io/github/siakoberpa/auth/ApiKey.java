package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An API key that was just made: the only moment at which it can be seen.
 *
 * @param text what the caller sends
 */
public record ApiKey(String text) {
  private static final String BEGIN = "siak_";
  private static final int BYTES = 32;
  private static final int PREFIX = BEGIN.length() + 6;
  private static final Pattern FORM = Pattern.compile(BEGIN + "[A-Za-z0-9_-]{43}");

  static ApiKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new ApiKey(BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Its first characters, by which people tell keys apart. */
  public String prefix() {
    return text.substring(0, PREFIX);
  }

  /** What is kept of it. */
  public String hash() {
    return Grants.hash(text);
  }

  /**
   * What is kept of a key that somebody sent.
   *
   * @throws NotAuthenticatedException when it cannot be one
   */
  public static String hashOf(String sent) {
    if (!FORM.matcher(sent).matches()) {
      throw new NotAuthenticatedException(Code.API_KEY_INVALID);
    }
    return Grants.hash(sent);
  }

  /** Without the rest, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "ApiKey[" + prefix() + "…]";
  }
}
