package io.github.siakoberpa.queue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time zones in which the owner of a number may be: all those of the number's country, since a
 * mobile number says no more. Thread-safe.
 */
public final class RecipientZones {
  private static final String RESOURCE = "/siakoberpa/zones.properties";
  private static final String PERSON = "@c.us";

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final Map<String, List<ZoneId>> byCountry = new HashMap<>();

  /** Reads the table in the jar. */
  public RecipientZones() {
    // An older JDK may not know the newest zones; the others of the country do.
    Set<String> available = ZoneId.getAvailableZoneIds();
    table()
        .forEach(
            (country, zones) ->
                byCountry.put(
                    country.toString(),
                    Arrays.stream(zones.toString().split(","))
                        .filter(available::contains)
                        .map(ZoneId::of)
                        .toList()));
  }

  /** The zones; none for a group, a LID, and a number that belongs to no country. */
  public List<ZoneId> of(String chatId) {
    String country = country(chatId);
    return country == null ? List.of() : byCountry.getOrDefault(country, List.of());
  }

  private @Nullable String country(String chatId) {
    if (!chatId.endsWith(PERSON)) {
      return null;
    }
    try {
      String digits = chatId.substring(0, chatId.length() - PERSON.length());
      return numbers.getRegionCodeForNumber(numbers.parse("+" + digits, null));
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static Properties table() {
    Properties table = new Properties();
    try (InputStream in = RecipientZones.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + RESOURCE);
      }
      table.load(in);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
