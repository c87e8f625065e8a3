package io.github.siakoberpa;

import com.sun.management.OperatingSystemMXBean;
import io.github.siakoberpa.database.DatabaseInspection;
import io.github.siakoberpa.doctor.BrowserCheck;
import io.github.siakoberpa.doctor.Check;
import io.github.siakoberpa.doctor.ClockCheck;
import io.github.siakoberpa.doctor.DatabaseCheck;
import io.github.siakoberpa.doctor.DiskCheck;
import io.github.siakoberpa.doctor.Finding;
import io.github.siakoberpa.doctor.InboxCheck;
import io.github.siakoberpa.doctor.Instance;
import io.github.siakoberpa.doctor.InstanceCheck;
import io.github.siakoberpa.doctor.JavaCheck;
import io.github.siakoberpa.doctor.NetworkCheck;
import io.github.siakoberpa.doctor.PortCheck;
import io.github.siakoberpa.doctor.RemoteServer;
import io.github.siakoberpa.doctor.SessionsCheck;
import io.github.siakoberpa.doctor.SettingsCheck;
import io.github.siakoberpa.doctor.SkippedCheck;
import io.github.siakoberpa.doctor.WaJsCheck;
import io.github.siakoberpa.management.ManagementSettings;
import io.github.siakoberpa.whatsappweb.session.BrowserTrial;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is looked at for a program with certain settings. */
final class DoctorChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BROWSER_PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Settings settings;
  private final Optional<Instance> instance;

  private DoctorChecks(Settings settings) {
    this.settings = settings;
    this.instance = RunFile.read(settings.dataFolder());
  }

  /**
   * In the order in which a start would meet them.
   *
   * @param startsSandbox whether the program brings the sandbox along, so that no network is needed
   */
  static List<Check> of(Settings settings, boolean startsSandbox) {
    DoctorChecks checks = new DoctorChecks(startsSandbox ? settings.ofSandbox() : settings);
    return Stream.concat(checks.machine(), startsSandbox ? checks.ownSandbox() : checks.otherSide())
        .toList();
  }

  private Stream<Check> machine() {
    Path data = settings.dataFolder();
    return Stream.of(
        new SettingsCheck(settings.warnings(), new SettingsTrial(settings)::refusal),
        new JavaCheck(Runtime.version(), Runtime.getRuntime().maxMemory(), memory()),
        new DatabaseCheck(data),
        new SettledCheck(
            "disk",
            () ->
                new DiskCheck(
                    data, DatabaseInspection.log(data), settings.size("siakoberpa.disk.min-free"))),
        new InstanceCheck(instance),
        port("port", settings.text("camel.server.host"), "camel.server.port"),
        new SettledCheck("management-port", this::managementPort),
        new SessionsCheck(settings.sessionsFolder()),
        new SettledCheck("inbox", this::inbox),
        new SettledCheck("browser", this::browser),
        new WaJsCheck(Versions.waJs().orElse(null), file("camel.component.whatsapp-web.wa-js")));
  }

  private Stream<Check> ownSandbox() {
    return Stream.of(port("sandbox-port", LOOPBACK, Program.SANDBOX_PORT));
  }

  private Stream<Check> otherSide() {
    RemoteServer server = new RemoteServer(URI.create(settings.text(Settings.URL)), PATIENCE);
    return Stream.of(new NetworkCheck(server), new ClockCheck(server, Clock.systemUTC()));
  }

  private Check port(String name, String host, String key) {
    return new SettledCheck(
        name, () -> new PortCheck(name, host, settings.number(key, 0, 65_535), key, instance));
  }

  private Check managementPort() {
    ManagementSettings door = DoorSettings.management(settings);
    String key = "siakoberpa.management.port";
    return door == null
        ? new PortCheck("management-port", LOOPBACK, 0, key, instance)
        : new PortCheck("management-port", door.host(), door.port(), key, instance);
  }

  private Check inbox() {
    return settings.takesFiles()
        ? new InboxCheck(
            settings.inboxFolder(),
            settings.size("siakoberpa.disk.min-free"),
            settings.flag("siakoberpa.inbox.done-marker"),
            Clock.systemUTC())
        : new SkippedCheck("inbox", "no files are taken in (siakoberpa.inbox)");
  }

  private Check browser() {
    BrowserTrial trial =
        new BrowserTrial(
            file("camel.component.whatsapp-web.browser-path"),
            settings
                .given("camel.component.whatsapp-web.driver-directory")
                .map(settings.workingFolder()::resolve)
                .orElseGet(() -> settings.sessionsFolder().resolve(".driver")),
            settings.flag("camel.component.whatsapp-web.browser-sandbox"),
            BROWSER_PATIENCE);
    boolean installs = settings.oneOf("siakoberpa.browser.install", "auto", "never").equals("auto");
    return new BrowserCheck(trial::run, installs);
  }

  private @Nullable Path file(String key) {
    return settings.given(key).map(settings.workingFolder()::resolve).orElse(null);
  }

  /** Of the container, where there is one. */
  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /**
   * A check that is made of settings when its turn comes: a senseless one keeps no other from
   * looking.
   */
  private record SettledCheck(String name, Supplier<Check> check) implements Check {
    @Override
    public Finding look() {
      try {
        return check.get().look();
      } catch (StartException e) {
        return new Finding(Finding.State.WRONG, "a setting makes no sense", e.getMessage());
      }
    }
  }
}
