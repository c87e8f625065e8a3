package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Where a browser comes from: the configured one, else one that is installed. Thread-safe. */
final class BrowserSupply {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SessionSettings settings;
  private final BrowserFinder finder =
      new BrowserFinder(
          FileSystems.getDefault(), System.getProperty("os.name", ""), System.getenv());
  private final Map<Path, Optional<String>> userAgents = new ConcurrentHashMap<>();

  BrowserSupply(SessionSettings settings) {
    this.settings = settings;
  }

  /**
   * The browser to start.
   *
   * @throws SessionStartException {@code browser_missing} if there is none
   */
  Path browser(WebPage.Listener listener) {
    Path configured = settings.browser();
    if (configured != null) {
      if (Files.isExecutable(configured)) {
        return configured;
      }
      throw new SessionStartException("browser_missing", null);
    }
    return finder.find().orElseThrow(() -> new SessionStartException("browser_missing", null));
  }

  /** The user agent of a regular Chrome of that browser's version, where the version is known. */
  Optional<String> userAgent(Path browser) {
    return userAgents.computeIfAbsent(
        browser, file -> UserAgent.of(versionOf(file), System.getProperty("os.name", "")));
  }

  private static String versionOf(Path browser) {
    try {
      Process process =
          new ProcessBuilder(browser.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        OsProcess.end(java.util.List.of(process.toHandle()), PATIENCE);
        return "";
      }
      return new String(
          process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
