package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The numbers that are not on WhatsApp: each entry is a whole number, a pattern with {@code *} and
 * {@code ?}, or a regular expression that is found in the number.
 */
final class UnregisteredNumbers {

  private UnregisteredNumbers() {}

  static boolean include(Optional<JsonNode> entries, String phone) {
    if (entries.isEmpty()) {
      return false;
    }
    for (JsonNode entry : entries.get()) {
      if (pattern(entry.textValue()).matcher(phone).find()) {
        return true;
      }
    }
    return false;
  }

  /** Refuses entries that cannot be understood. */
  static void check(JsonNode entries) {
    entries.forEach(entry -> pattern(entry.textValue()));
  }

  private static Pattern pattern(String entry) {
    if (entry.matches("\\+?[\\d*?]+")) {
      String digits = entry.replace("+", "");
      return Pattern.compile("^" + digits.replace("*", "\\d*").replace("?", "\\d") + "$");
    }
    try {
      return Pattern.compile(entry);
    } catch (PatternSyntaxException e) {
      throw Refusal.badInput(
          "unregistered: \"%s\" is neither a number nor a pattern".formatted(entry));
    }
  }
}
