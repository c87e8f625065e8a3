package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a browser comes from: the configured one, else one that is installed, else one that we
 * install. Thread-safe; one installation at a time in a JVM, and all sessions wait for that one.
 */
final class BrowserSupply {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  static final String INSTALLING = "installing_browser";
  private static final Duration BEFORE_NEXT_INSTALL = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String SYSTEM = System.getProperty("os.name", "");

  private static @Nullable CompletableFuture<Boolean> installation;
  private static Instant installedAt = Instant.MIN;

  private final SessionSettings settings;
  private final Clock clock;
  private final Map<Path, Optional<String>> userAgents = new ConcurrentHashMap<>();

  BrowserSupply(SessionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The browser to start; may take as long as an installation.
   *
   * @throws SessionStartException {@code browser_missing} if there is none
   */
  Path browser(WebPage.Listener listener) {
    Optional<Path> found = found();
    if (found.isEmpty() && settings.browser() == null && settings.mayInstall()) {
      listener.delayed(INSTALLING);
      await(installation(this::install), listener);
      found = found();
    }
    return found.orElseThrow(() -> new SessionStartException("browser_missing", null));
  }

  private Optional<Path> found() {
    return InstalledBrowser.find(settings.browser(), downloads());
  }

  private Path downloads() {
    return InstalledBrowser.downloads(settings.driverDirectory());
  }

  /** The installation under way, or a new one unless the last try is too recent. */
  private CompletableFuture<Boolean> installation(Supplier<Boolean> install) {
    synchronized (BrowserSupply.class) {
      CompletableFuture<Boolean> current = installation;
      boolean recent = clock.instant().isBefore(installedAt.plus(BEFORE_NEXT_INSTALL));
      if (current == null || (current.isDone() && !recent)) {
        installedAt = clock.instant();
        current = CompletableFuture.supplyAsync(install);
        installation = current;
      }
      return current;
    }
  }

  private static void await(CompletableFuture<Boolean> installation, WebPage.Listener listener) {
    Alarm pause = new Alarm();
    while (!installation.isDone() && !listener.unwanted()) {
      pause.sleep(PAUSE);
    }
  }

  private boolean install() {
    Path output = settings.driverDirectory().resolve("install.log");
    try {
      Path driver = DriverFolder.unpacked(settings.driverDirectory());
      BrowserInstaller.Machine machine =
          new BrowserInstaller.Machine(
              BrowserLauncher.isRoot(), OsRelease.distribution(Path.of("/etc/os-release")));
      return new BrowserInstaller(
              machine,
              (command, deadline) -> command.run(output, deadline),
              settings.deadlines().install())
          .install(driver, downloads());
    } catch (IOException | URISyntaxException e) {
      LOG.warn("No browser could be installed, see {}", output, e);
      return false;
    }
  }

  /** The user agent of a regular Chrome of that browser's version, where the version is known. */
  Optional<String> userAgent(Path browser) {
    return userAgents.computeIfAbsent(
        browser, file -> BrowserVersion.of(file, SYSTEM).flatMap(v -> UserAgent.of(v, SYSTEM)));
  }
}
