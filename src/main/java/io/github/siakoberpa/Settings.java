package io.github.siakoberpa;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person has set, and the defaults of everything else, by the keys of {@code
 * application.properties}. Immutable. A value that makes no sense is refused with its key when it
 * is asked for.
 */
public final class Settings {
  static final String URL = "camel.component.whatsapp-web.url";
  static final String SESSIONS_DIRECTORY = "camel.component.whatsapp-web.sessions-directory";
  static final String INBOX = "siakoberpa.inbox";
  static final String JMS = "siakoberpa.jms.url";
  static final String JMS_PASSWORD = "siakoberpa.jms.password";
  static final String JMS_QUEUE = "siakoberpa.jms.queue";
  static final String JMS_EVENTS = "siakoberpa.jms.events";
  static final String KAFKA = "siakoberpa.kafka.brokers";
  static final String KAFKA_TOPIC = "siakoberpa.kafka.topic";
  static final String KAFKA_EVENTS = "siakoberpa.kafka.events";
  static final String DISPATCH_TO = "siakoberpa.dispatch.to";

  /** Never handed to Camel, where any route could read and log them. */
  private static final Set<String> SECRET =
      Set.of(
          "siakoberpa.admin.password",
          "siakoberpa.auth.key",
          "siakoberpa.auth.previous-keys",
          "siakoberpa.alerts.secret",
          JMS,
          JMS_PASSWORD);

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(b|kb|mb|gb)");

  private final Path workingFolder;
  private final Map<String, String> values;
  private final List<String> warnings;

  Settings(Path workingFolder, Map<String, String> values, List<String> warnings) {
    this.workingFolder = workingFolder;
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    this.warnings = List.copyOf(warnings);
  }

  /**
   * The settings of a program started in that folder: its {@code application.properties} over the
   * defaults in the jar, the environment over both, and system properties over all.
   *
   * @throws StartException when the file cannot be read
   */
  public static Settings load(
      Path workingFolder, Map<String, String> environment, Map<String, String> systemProperties) {
    return new SettingsReader(workingFolder).read(environment, systemProperties);
  }

  /** The same with some values replaced. */
  public Settings with(Map<String, String> replaced) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(replaced);
    return new Settings(workingFolder, all, warnings);
  }

  /** The same for runs with a sandbox, whose data lies apart. */
  Settings ofSandbox() {
    return reachesPeople() ? with(Map.of(URL, "http://127.0.0.1/")) : this;
  }

  /** What looks like a mistake but stops nothing: one line each. */
  public List<String> warnings() {
    return warnings;
  }

  /** The folder in which the program was started. */
  public Path workingFolder() {
    return workingFolder;
  }

  /** The value, which is empty when nothing is set. */
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("There is no setting " + key);
    }
    return value.strip();
  }

  /** The value unless it is empty. */
  public Optional<String> given(String key) {
    return Optional.of(text(key)).filter(value -> !value.isEmpty());
  }

  /** A whole number within the bounds, both included. */
  public int number(String key, int least, int most) {
    try {
      int value = Integer.parseInt(text(key));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below like any other senseless value
    }
    throw StartException.senseless(
        key, "must be a whole number from %d to %d, not '%s'.".formatted(least, most, text(key)));
  }

  /**
   * A duration of more than nothing, written as {@code 500ms}, {@code 30s}, {@code 5m} and so on.
   */
  public Duration duration(String key) {
    Duration duration = parsedDuration(text(key));
    if (duration != null) {
      return duration;
    }
    throw StartException.senseless(
        key, "must be a duration such as 500ms, 30s, 5m, 2h or 7d, not '%s'.".formatted(text(key)));
  }

  /** The duration that is written so; null = none, or nothing. */
  static @Nullable Duration parsedDuration(String text) {
    Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** An amount of memory or disk in bytes, written as {@code 256MB}, {@code 2GB} and so on. */
  public long size(String key) {
    Matcher matcher = SIZE.matcher(text(key).toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw StartException.senseless(
          key, "must be a size such as 64KB, 256MB or 2GB, not '%s'.".formatted(text(key)));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "kb" -> amount << 10;
      case "mb" -> amount << 20;
      case "gb" -> amount << 30;
      default -> amount;
    };
  }

  /** One of a few words, in lower case. */
  public String oneOf(String key, String... words) {
    String value = text(key).toLowerCase(Locale.ROOT);
    if (Arrays.asList(words).contains(value)) {
      return value;
    }
    throw StartException.senseless(
        key, "must be one of %s, not '%s'.".formatted(String.join(", ", words), text(key)));
  }

  /** Values separated by commas; none when it is empty. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** True or false. */
  public boolean flag(String key) {
    return oneOf(key, "true", "false").equals("true");
  }

  /** A file or folder; what is not absolute lies in the working folder. */
  public Path path(String key) {
    return workingFolder.resolve(text(key));
  }

  /** Whether the page is WhatsApp's own, so that messages reach real people. */
  public boolean reachesPeople() {
    String host = url().getHost();
    return host != null && (host.equals("whatsapp.com") || host.endsWith(".whatsapp.com"));
  }

  /** Whether messages go to WhatsApp Web and not to some other endpoint. */
  public boolean dispatchesToWhatsAppWeb() {
    return text(DISPATCH_TO).startsWith("whatsapp-web:");
  }

  /** The folder of the database, the key and run.json. */
  public Path dataFolder() {
    return apart(path("siakoberpa.data"));
  }

  /** The folder of the linked devices. */
  public Path sessionsFolder() {
    return apart(path(SESSIONS_DIRECTORY));
  }

  /** Where files of messages are put; with the sandbox the folder {@code sandbox} in it. */
  public Path inboxFolder() {
    return apart(workingFolder.resolve(given(INBOX).orElse("inbox"))).toAbsolutePath().normalize();
  }

  /** Whether files of messages are taken in. */
  public boolean takesFiles() {
    return given(INBOX).isPresent();
  }

  /** A queue, topic or group of a broker; with the sandbox another one, like the folders above. */
  public String brokerName(String key) {
    return givenBrokerName(key).orElseThrow(() -> StartException.senseless(key, "must be a name."));
  }

  /** The same unless it is empty. */
  public Optional<String> givenBrokerName(String key) {
    return given(key).map(name -> reachesPeople() ? name : name + ".sandbox");
  }

  /** All values that routes and components may see. */
  Map<String, String> forCamel() {
    Map<String, String> visible = new TreeMap<>(values);
    visible.keySet().removeAll(SECRET);
    visible.values().removeIf(String::isBlank);
    visible.put(SESSIONS_DIRECTORY, sessionsFolder().toString());
    visible.put(
        "camel.component.whatsapp-web.browser-install",
        oneOf("siakoberpa.browser.install", "auto", "never"));
    return visible;
  }

  private Path apart(Path folder) {
    return reachesPeople() ? folder : folder.resolve("sandbox");
  }

  private URI url() {
    try {
      URI url = URI.create(text(URL));
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // answered below like any other senseless value
    }
    throw StartException.senseless(
        URL,
        "must be an address such as https://web.whatsapp.com/, not '%s'.".formatted(text(URL)));
  }
}
