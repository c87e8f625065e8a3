package io.github.siakoberpa.incoming;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words by which people leave, and come back. A message means it when it says nothing else;
 * case, accents, punctuation and further spaces do not matter. Immutable.
 */
public final class OptOutWords {
  /** No longer text is looked at. */
  private static final int LONGEST = 100;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, Meaning> meanings = new HashMap<>();

  /**
   * What a message means.
   *
   * @param word as it stands in the configuration
   * @param stops whether whoever says it wants no more messages
   */
  record Meaning(String word, boolean stops) {}

  /**
   * From the configuration.
   *
   * @throws IllegalArgumentException when a word stands in both lists; the message names it
   */
  public OptOutWords(List<String> stop, List<String> start) {
    stop.forEach(word -> meanings.putIfAbsent(plain(word), new Meaning(word, true)));
    for (String word : start) {
      Meaning other = meanings.putIfAbsent(plain(word), new Meaning(word, false));
      if (other != null && other.stops()) {
        throw new IllegalArgumentException(word);
      }
    }
    // A word of signs alone would be every message of signs alone.
    meanings.remove("");
  }

  Optional<Meaning> meant(String text) {
    return text.length() > LONGEST
        ? Optional.empty()
        : Optional.ofNullable(meanings.get(plain(text)));
  }

  private static String plain(String text) {
    String letters =
        ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
