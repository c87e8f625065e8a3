package io.github.siakoberpa.whatsappweb.session;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The two processes behind one page: Playwright's driver and the browser that it starts. Playwright
 * names neither, so they are found among our children. Thread-safe.
 */
final class BrowserProcesses {
  // Two drivers started at the same moment could not be told apart.
  private static final Object ONE_AT_A_TIME = new Object();

  private final Duration patience;
  private final List<ProcessHandle> roots = new ArrayList<>();

  BrowserProcesses(Duration patience) {
    this.patience = patience;
  }

  /** Starts a driver and remembers its process. */
  Playwright startDriver() {
    synchronized (ONE_AT_A_TIME) {
      Set<ProcessHandle> before = children();
      try {
        return Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      } catch (PlaywrightException e) {
        throw new SessionStartException("driver_failed", e);
      } finally {
        Set<ProcessHandle> drivers = children();
        drivers.removeAll(before);
        drivers.removeIf(child -> !OsProcess.commandLine(child).contains("run-driver"));
        add(drivers);
      }
    }
  }

  /** Remembers the browser, which is what the driver started. */
  synchronized void findBrowser() {
    add(roots.stream().flatMap(ProcessHandle::children).collect(Collectors.toSet()));
  }

  /** The driver and the browser. */
  synchronized List<ProcessHandle> roots() {
    return List.copyOf(roots);
  }

  /**
   * Ends the browser at once, and the driver only if the browser is gone already: a driver that
   * lives buries its browser and tells of its end.
   */
  void kill() {
    List<ProcessHandle> browsers = browsers();
    (browsers.isEmpty() ? drivers() : browsers).forEach(ProcessHandle::destroyForcibly);
  }

  /** The bytes of the browser and its processes; what some of them share counts once. */
  long memory() {
    return browsers().stream().mapToLong(OsProcess::memory).sum();
  }

  private List<ProcessHandle> drivers() {
    return roots().stream().filter(BrowserProcesses::isOurChild).toList();
  }

  private List<ProcessHandle> browsers() {
    return drivers().stream().flatMap(ProcessHandle::descendants).filter(OsProcess::runs).toList();
  }

  /** Waits until both are gone, and sees to it. */
  void end() {
    if (!OsProcess.gone(roots(), Duration.ofSeconds(1))) {
      OsProcess.end(roots(), patience);
    }
  }

  private static boolean isOurChild(ProcessHandle process) {
    return process.parent().filter(ProcessHandle.current()::equals).isPresent();
  }

  private synchronized void add(Set<ProcessHandle> processes) {
    processes.stream().filter(process -> !roots.contains(process)).forEach(roots::add);
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
  }
}
