package io.github.siakoberpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Gathers settings from where they may stand. Used by one thread. */
final class SettingsReader {
  private static final String FILE = "application.properties";
  private static final String PREFIX = "SIAKOBERPA_";

  private final Path workingFolder;
  private final Map<String, String> values = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  SettingsReader(Path workingFolder) {
    this.workingFolder = workingFolder;
  }

  Settings read(Map<String, String> environment, Map<String, String> systemProperties) {
    values.putAll(defaults());
    Path file = workingFolder.resolve(FILE);
    if (Files.exists(file)) {
      override(FILE, file(file));
    }
    readEnvironment(environment);
    override("-D", systemProperties);
    return new Settings(workingFolder, values, warnings);
  }

  /** Takes what is meant for us. Camel itself has more keys than the file names. */
  private void override(String source, Map<String, String> from) {
    from.forEach(
        (key, value) -> {
          boolean ours = key.startsWith("siakoberpa.") || key.startsWith("camel.server.");
          if (ours && !values.containsKey(key)) {
            warnings.add("%s: there is no setting %s; it changes nothing.".formatted(source, key));
          } else if (ours || key.startsWith("camel.")) {
            values.put(key, value);
          }
        });
  }

  private void readEnvironment(Map<String, String> environment) {
    Map<String, String> keyByVariable = new TreeMap<>();
    values.keySet().forEach(key -> keyByVariable.put(variable(key), key));
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              String key = keyByVariable.get(name);
              if (key != null) {
                values.put(key, value);
              } else if (name.startsWith(PREFIX)) {
                warnings.add("The environment variable %s names no setting.".formatted(name));
              }
            });
  }

  private static String variable(String key) {
    String name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return name.startsWith(PREFIX) ? name : PREFIX + name;
  }

  /** Those in the jar. */
  static Map<String, String> defaults() {
    try (InputStream in = SettingsReader.class.getResourceAsStream("/siakoberpa/" + FILE)) {
      if (in == null) {
        throw new StartException(
            "The program is incomplete: it lacks its defaults. Build it again.");
      }
      return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StartException("The program's own defaults cannot be read. Build it again.", e);
    }
  }

  private static Map<String, String> file(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return parse(reader);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new StartException(
          "The file %s cannot be read (%s). Correct it, or move it away to start with the defaults."
              .formatted(file.toAbsolutePath().normalize(), reason),
          e);
    }
  }

  private static Map<String, String> parse(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    Map<String, String> parsed = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> parsed.put(key, properties.getProperty(key)));
    return parsed;
  }
}
