package io.github.siakoberpa.whatsappqueue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events a consumer hears of.
 *
 * @param session the name of a session, or * for every session
 * @param kinds as the table {@code events} names them
 */
record OutcomeFilter(String session, Set<String> kinds) {
  static final String PREFIX = "message.";
  private static final List<String> KNOWN =
      List.of("sent", "delivered", "read", "failed", "cancelled", "expired");

  /**
   * From the words of the option.
   *
   * @throws IllegalArgumentException naming what is not known
   */
  static OutcomeFilter of(String session, String words) {
    Set<String> kinds =
        Arrays.stream(words.split(",", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .map(OutcomeFilter::known)
            .collect(Collectors.toUnmodifiableSet());
    return new OutcomeFilter(session, kinds);
  }

  private static String known(String word) {
    if (!KNOWN.contains(word)) {
      throw new IllegalArgumentException(
          "The option events takes " + String.join(", ", KNOWN) + ", not '" + word + "'");
    }
    return PREFIX + word;
  }

  boolean takes(Map<String, @Nullable Object> row) {
    return kinds.contains(row.get("kind"))
        && (session.equals("*") || session.equals(row.get("session")));
  }
}
