package io.github.siakoberpa;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * The application as tests start it: in a folder of its own, on any free port, with the routes of
 * this project, an administrator whose password is known, and no browser unless a test asks for
 * sessions. Messages go to {@code mock:target} unless a test says otherwise.
 */
public final class TestApplication {
  /** Who may log in. */
  public static final String EMAIL = "admin@example.org";

  /** How. */
  public static final String PASSWORD = "correct horse battery";

  private final Map<String, String> values = new TreeMap<>();
  private Clock clock = Clock.systemUTC();

  private TestApplication(Path folder) {
    values.put("siakoberpa.data", folder.resolve("data").toString());
    values.put(Settings.SESSIONS_DIRECTORY, folder.resolve("sessions").toString());
    values.put("camel.server.port", "0");
    values.put("siakoberpa.management.port", "off");
    values.put("camel.component.whatsapp-web.sessions", "");
    values.put("siakoberpa.browser.install", "never");
    values.put(Settings.DISPATCH_TO, "mock:target");
    values.put("siakoberpa.dispatch.interval", "200ms");
    values.put("siakoberpa.recovery.interval", "200ms");
    values.put("siakoberpa.statistics.interval", "100ms");
    values.put("siakoberpa.admin.email", EMAIL);
    values.put("siakoberpa.admin.password", PASSWORD);
    values.put("siakoberpa.auth.password-cost", "4");
  }

  /** Its database and sessions lie in that folder. */
  public static TestApplication in(Path folder) {
    return new TestApplication(folder);
  }

  /** Sets one key of application.properties. */
  public TestApplication with(String key, String value) {
    values.put(key, value);
    return this;
  }

  /** Another clock than the system's. */
  public TestApplication at(Clock other) {
    this.clock = other;
    return this;
  }

  /** The settings that a start would use. */
  public Settings settings() {
    return Settings.load(Path.of(""), Map.of(), Map.of()).with(values);
  }

  /** Starts it; close it in the test that started it. */
  public Application start() {
    return Application.start(settings(), clock);
  }
}
