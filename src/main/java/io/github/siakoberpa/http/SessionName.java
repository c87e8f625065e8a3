package io.github.siakoberpa.http;

import java.util.regex.Pattern;

/** What a session may be called. It becomes part of URIs and of folder names. */
final class SessionName {
  static final String DEFAULT = "default";
  static final String INVALID = "SESSION_INVALID";
  static final String RULE = "A session's name has 1 to 64 letters, digits, _ and -.";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SessionName() {}

  static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  static String checked(String name) {
    if (!isValid(name)) {
      throw InvalidRequestException.of(new Problem(INVALID, RULE, "session"));
    }
    return name;
  }
}
