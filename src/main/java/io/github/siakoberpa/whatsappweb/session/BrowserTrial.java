package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the browser that sessions would use on an empty page, without a window and in a profile of
 * its own that is thrown away. Nothing is installed. Blocks until the browser is gone.
 */
public final class BrowserTrial {
  private static final String PAGE = "<html";
  private static final int SHOWN = 300;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  /** How it went. */
  public sealed interface Result {}

  /** There is no browser. */
  public record Missing() implements Result {}

  /**
   * It started, showed the page and ended.
   *
   * @param version as the browser tells it, such as {@code Chromium 150.0.7871.181}
   */
  public record Started(Path browser, String version) implements Result {}

  /**
   * It did not.
   *
   * @param why what the browser says of that, in one line
   */
  public record NotStarted(Path browser, String why) implements Result {}

  private final @Nullable Path configured;
  private final Path driverDirectory;
  private final boolean sandboxed;
  private final Duration patience;

  /**
   * A trial of what sessions with such settings would use.
   *
   * @param configured the browser that was chosen, or null to look for one
   * @param driverDirectory where browsers of ours lie, beside Playwright's driver
   * @param sandboxed whether Chromium is to use its own sandbox
   * @param patience how long it may take
   */
  public BrowserTrial(
      @Nullable Path configured, Path driverDirectory, boolean sandboxed, Duration patience) {
    this.configured = configured;
    this.driverDirectory = driverDirectory;
    this.sandboxed = sandboxed;
    this.patience = patience;
  }

  /** Does it. */
  public Result run() {
    Optional<Path> found =
        InstalledBrowser.find(configured, InstalledBrowser.downloads(driverDirectory));
    return found.<Result>map(this::tried).orElseGet(Missing::new);
  }

  private Result tried(Path browser) {
    try {
      Path folder = Files.createTempDirectory("siakoberpa-trial");
      try {
        return started(browser, folder);
      } finally {
        throwAway(folder);
      }
    } catch (IOException e) {
      return new NotStarted(browser, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotStarted(browser, "the trial was interrupted");
    }
  }

  /** Helpers of the browser may write for a moment longer. */
  private static void throwAway(Path folder) {
    for (int left = TRIES; left > 0; left--) {
      try {
        FileTree.delete(folder);
        return;
      } catch (IOException e) {
        LOG.debug("{} is still in use", folder, e);
        new Alarm().sleep(PAUSE);
      }
    }
  }

  private Result started(Path browser, Path folder) throws IOException, InterruptedException {
    Path page = folder.resolve("page.html");
    Path complaints = folder.resolve("complaints.txt");
    Process process =
        new ProcessBuilder(command(browser, folder.resolve("profile")))
            .redirectOutput(page.toFile())
            .redirectError(complaints.toFile())
            .start();
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      OsProcess.end(List.of(process.toHandle()), Duration.ofSeconds(5));
      return new NotStarted(browser, "it showed nothing within " + patience.toSeconds() + " s");
    }
    if (process.exitValue() == 0 && Files.readString(page).contains(PAGE)) {
      String version = BrowserVersion.of(browser, System.getProperty("os.name", "")).orElse("");
      return new Started(browser, version.strip());
    }
    return new NotStarted(browser, why(Files.readString(complaints), process.exitValue()));
  }

  private List<String> command(Path browser, Path profile) {
    List<String> line =
        new ArrayList<>(
            List.of(
                browser.toString(),
                "--headless",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile));
    if (!sandboxed || BrowserLauncher.isRoot()) {
      line.add("--no-sandbox");
    }
    line.addAll(List.of("--dump-dom", "about:blank"));
    return line;
  }

  /** Of many lines the one that says that it is over, without the place in Chromium's sources. */
  static String why(String complaints, int exitCode) {
    List<String> lines = complaints.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String line =
        lines.stream()
            .filter(text -> text.contains(":FATAL:") || text.contains("error while loading"))
            .findFirst()
            .orElseGet(() -> lines.isEmpty() ? "" : lines.get(lines.size() - 1))
            .replaceFirst("^\\[[^]]*] ?", "");
    String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    return "it ended with code " + exitCode + (shown.isEmpty() ? "" : ": " + shown);
  }
}
