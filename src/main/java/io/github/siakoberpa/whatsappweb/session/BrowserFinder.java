package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for an installed Chrome, Chromium or Edge: on the PATH, then in the usual places. System,
 * environment and files come in, so that all three systems can be tried on any of them.
 */
final class BrowserFinder {
  private static final List<String> COMMANDS =
      List.of(
          "google-chrome-stable",
          "google-chrome",
          "chromium",
          "chromium-browser",
          "microsoft-edge-stable",
          "microsoft-edge");
  private static final List<String> LINUX =
      List.of(
          "/opt/google/chrome/chrome",
          "/usr/bin/google-chrome-stable",
          "/usr/bin/google-chrome",
          "/usr/bin/chromium",
          "/usr/lib/chromium/chromium",
          "/opt/microsoft/msedge/msedge",
          "/usr/bin/microsoft-edge");
  private static final List<String> MAC =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
  private static final List<String> WINDOWS =
      List.of(
          "\\Google\\Chrome\\Application\\chrome.exe",
          "\\Chromium\\Application\\chrome.exe",
          "\\Microsoft\\Edge\\Application\\msedge.exe");

  private final String system;
  private final Map<String, String> environment;
  private final Predicate<String> executable;

  /**
   * Looks on a system.
   *
   * @param system its name as Java gives it
   * @param environment its environment variables
   * @param executable whether there is a program at a path
   */
  BrowserFinder(String system, Map<String, String> environment, Predicate<String> executable) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.environment = environment;
    this.executable = executable;
  }

  /** The first that is there. */
  Optional<Path> find() {
    return candidates().filter(executable).findFirst().map(Path::of);
  }

  private Stream<String> candidates() {
    if (system.startsWith("windows")) {
      return Stream.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
          .map(name -> environment.getOrDefault(name, ""))
          .filter(root -> !root.isEmpty())
          .flatMap(root -> WINDOWS.stream().map(place -> root + place));
    }
    if (system.startsWith("mac")) {
      String home = environment.getOrDefault("HOME", "");
      return Stream.concat(MAC.stream(), MAC.stream().map(place -> home + place));
    }
    return Stream.concat(onPath(), LINUX.stream());
  }

  private Stream<String> onPath() {
    List<String> folders =
        Stream.of(environment.getOrDefault("PATH", "").split(":"))
            .filter(folder -> !folder.isEmpty())
            .toList();
    return COMMANDS.stream()
        .flatMap(command -> folders.stream().map(folder -> folder + "/" + command));
  }
}
