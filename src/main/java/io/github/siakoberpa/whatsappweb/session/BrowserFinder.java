package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
          "/usr/bin/chromium-browser",
          "/usr/lib/chromium/chromium",
          "/snap/bin/chromium",
          "/opt/microsoft/msedge/msedge",
          "/usr/bin/microsoft-edge");
  private static final List<String> MAC =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
  private static final List<String> WINDOWS =
      List.of(
          "Google\\Chrome\\Application\\chrome.exe",
          "Chromium\\Application\\chrome.exe",
          "Microsoft\\Edge\\Application\\msedge.exe");

  private final FileSystem files;
  private final String system;
  private final Map<String, String> environment;

  BrowserFinder(FileSystem files, String system, Map<String, String> environment) {
    this.files = files;
    this.system = system.toLowerCase(Locale.ROOT);
    this.environment = environment;
  }

  /** The first that is there. */
  Optional<Path> find() {
    return candidates().filter(Files::isExecutable).findFirst();
  }

  private Stream<Path> candidates() {
    if (system.startsWith("windows")) {
      return Stream.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
          .map(environment::get)
          .filter(root -> root != null && !root.isEmpty())
          .flatMap(root -> WINDOWS.stream().map(place -> files.getPath(root, place.split("\\\\"))));
    }
    if (system.startsWith("mac")) {
      return MAC.stream()
          .flatMap(place -> Stream.of(place, environment.getOrDefault("HOME", "") + place))
          .map(files::getPath);
    }
    return Stream.concat(onPath(), LINUX.stream().map(files::getPath));
  }

  private Stream<Path> onPath() {
    List<Path> folders =
        Stream.of(environment.getOrDefault("PATH", "").split(":"))
            .filter(folder -> !folder.isEmpty())
            .map(files::getPath)
            .toList();
    return COMMANDS.stream().flatMap(command -> folders.stream().map(f -> f.resolve(command)));
  }
}
