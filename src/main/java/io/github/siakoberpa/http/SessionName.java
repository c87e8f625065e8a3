package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.ForbiddenException;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** What a session may be called. It becomes part of URIs and of folder names. */
final class SessionName {
  static final String DEFAULT = "default";
  static final String INVALID = "SESSION_INVALID";
  static final String RULE =
      "A session's name has 1 to 64 letters, digits, _ and -, and is not null.";

  // A route that hands the word null to a bean hands it nothing.
  private static final Pattern NAME = Pattern.compile("(?!null$)[A-Za-z0-9_-]{1,64}");

  private SessionName() {}

  static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * A session that the caller may reach.
   *
   * @throws ForbiddenException when they are limited to others
   */
  static String reached(Exchange exchange, String name) {
    String checked = checked(name);
    Caller caller = Authentication.caller(exchange);
    if (caller != null) {
      caller.requireSession(checked);
    }
    return checked;
  }

  static String checked(String name) {
    if (!isValid(name)) {
      throw InvalidRequestException.of(new Problem(INVALID, RULE, "session"));
    }
    return name;
  }
}
