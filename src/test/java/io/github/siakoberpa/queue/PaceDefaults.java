package io.github.siakoberpa.queue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The pace as it is by default, for tests. */
public final class PaceDefaults {
  private PaceDefaults() {}

  /** Polite, as application.properties has it, but for these fields. */
  public static Map<PaceKey, String> polite(Map<String, String> fields) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("application.properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<PaceKey, String> values = new EnumMap<>(PaceKey.class);
    for (PaceKey key : PaceKey.values()) {
      values.put(key, properties.getProperty(key.property()));
    }
    values.put(PaceKey.MODE, "polite");
    values.put(PaceKey.QUIET_ZONE, "UTC");
    fields.forEach((field, value) -> values.put(PaceKey.byField(field).orElseThrow(), value));
    return values;
  }
}
