package io.github.siakoberpa.queue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The time zones in which the owner of a number may be: all those of the number's country, since a
 * mobile number says no more. Thread-safe.
 */
public final class RecipientZones {
  private static final String RESOURCE = "/siakoberpa/zones.properties";
  private static final String PERSON = "@c.us";

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final Properties table = table();
  private final ConcurrentMap<String, List<ZoneId>> byCountry = new ConcurrentHashMap<>();

  /** The zones; none for a group, a LID, and a number that belongs to no country. */
  public List<ZoneId> of(String chatId) {
    String country = country(chatId);
    return country == null ? List.of() : byCountry.computeIfAbsent(country, this::zones);
  }

  // The rules of all zones of the world would take a twentieth of the start to read.
  private List<ZoneId> zones(String country) {
    // An older JDK may not know the newest zones; the others of the country do.
    Set<String> available = ZoneId.getAvailableZoneIds();
    return Arrays.stream(table.getProperty(country, "").split(","))
        .filter(available::contains)
        .map(ZoneId::of)
        .toList();
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
