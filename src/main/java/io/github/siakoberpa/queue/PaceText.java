package io.github.siakoberpa.queue;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of a pace as people write them. Throws {@link PaceValueException}. */
final class PaceText {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Map<PaceKey, String> values;

  PaceText(Map<PaceKey, String> values) {
    this.values = values;
  }

  private String text(PaceKey key) {
    return values.getOrDefault(key, "").strip();
  }

  Duration duration(PaceKey key) {
    Matcher matcher = DURATION.matcher(text(key).toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new PaceValueException(key, "must be a duration such as 500ms, 3s, 2m, 24h or 1d.");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.compareTo(Duration.ofDays(365)) > 0) {
      throw new PaceValueException(key, "must not be longer than a year.");
    }
    return duration;
  }

  int number(PaceKey key, int least, int most) {
    try {
      int value = Integer.parseInt(text(key));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below like any other senseless value
    }
    throw new PaceValueException(
        key, "must be a whole number from %d to %d.".formatted(least, most));
  }

  double factor(PaceKey key, double least, double most) {
    try {
      double value = Double.parseDouble(text(key));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below like any other senseless value
    }
    throw new PaceValueException(
        key, String.format(Locale.ROOT, "must be a number from %.1f to %.1f.", least, most));
  }

  String oneOf(PaceKey key, String... words) {
    String value = text(key).toLowerCase(Locale.ROOT);
    if (Arrays.asList(words).contains(value)) {
      return value;
    }
    throw new PaceValueException(key, "must be one of %s.".formatted(String.join(", ", words)));
  }

  boolean yes(PaceKey key) {
    return oneOf(key, "true", "false").equals("true");
  }

  @Nullable LocalTime time(PaceKey key) {
    String text = text(key);
    try {
      return text.isEmpty() ? null : LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new PaceValueException(key, "must be a time of the day such as 21:30, or empty.");
    }
  }

  ZoneId zone(PaceKey key) {
    String text = text(key);
    try {
      return text.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new PaceValueException(key, "must be a time zone such as Europe/Berlin, or empty.");
    }
  }
}
