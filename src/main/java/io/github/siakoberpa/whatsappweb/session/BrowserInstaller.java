package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs a browser: as root on Debian by apt, which is quick and brings the libraries along;
 * everywhere else, and where apt fails, by Playwright's own download. On Ubuntu the package
 * chromium is but a pointer to a snap, which does not run as a service. One thread.
 */
final class BrowserInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final List<String> APT = List.of("apt-get", "-o", "DPkg::Lock::Timeout=120", "-y");

  private final Machine machine;
  private final Command.Runner runner;
  private final Duration deadline;

  /**
   * What of the machine matters here.
   *
   * @param root whether we are root
   * @param distribution the ID in /etc/os-release, or an empty text
   */
  record Machine(boolean root, String distribution) {}

  BrowserInstaller(Machine machine, Command.Runner runner, Duration deadline) {
    this.machine = machine;
    this.runner = runner;
    this.deadline = deadline;
  }

  /**
   * Installs one.
   *
   * @param driver Playwright's unpacked driver
   * @param downloads where Playwright puts browsers
   * @return whether something was installed
   */
  boolean install(Path driver, Path downloads) {
    boolean debian = machine.distribution().equals("debian");
    if (machine.root() && debian && byApt()) {
      return true;
    }
    return byDownload(driver, downloads);
  }

  private boolean byApt() {
    LOG.info("No browser found: installing chromium by apt-get");
    // A list of packages from yesterday may name files that are gone.
    return apt("update") && apt("install", "--no-install-recommends", "chromium");
  }

  private boolean apt(String... arguments) {
    List<String> line = new ArrayList<>(APT);
    line.addAll(List.of(arguments));
    return told(new Command(line, Map.of("DEBIAN_FRONTEND", "noninteractive")));
  }

  private boolean byDownload(Path driver, Path downloads) {
    LOG.info("No browser found: downloading Playwright's Chromium into {}", downloads);
    Path node = driver.resolve(isWindows() ? "node.exe" : "node");
    Path script = driver.resolve("package").resolve("cli.js");
    return told(
        new Command(
            List.of(node.toString(), script.toString(), "install", "--no-shell", "chromium"),
            Map.of("PLAYWRIGHT_BROWSERS_PATH", downloads.toString())));
  }

  private boolean told(Command command) {
    boolean done = runner.run(command, deadline);
    if (!done) {
      LOG.warn("This did not work: {}", String.join(" ", command.line()));
    }
    return done;
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
