package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser that is there: the configured one, else one of the system's, else one of ours. */
final class InstalledBrowser {
  private InstalledBrowser() {}

  /**
   * Looks for it, and installs nothing.
   *
   * @param configured the only one that counts, or null
   * @param downloads where Playwright put browsers
   */
  static Optional<Path> find(@Nullable Path configured, Path downloads) {
    if (configured != null) {
      return Optional.of(configured).filter(Files::isExecutable);
    }
    BrowserFinder finder =
        new BrowserFinder(
            System.getProperty("os.name", ""),
            System.getenv(),
            path -> Files.isExecutable(Path.of(path)));
    return finder.find().or(() -> downloaded(downloads));
  }

  /** Where browsers of ours lie, beside the driver. */
  static Path downloads(Path driverDirectory) {
    return driverDirectory.resolve("browsers");
  }

  private static Optional<Path> downloaded(Path downloads) {
    try (Stream<Path> files = Files.find(downloads, 6, (path, kind) -> isDownload(path))) {
      return files.filter(Files::isExecutable).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isDownload(Path path) {
    return Stream.of("chrome", "chrome.exe", "Chromium", "Google Chrome for Testing")
        .anyMatch(name -> path.endsWith(name) && Files.isRegularFile(path));
  }
}
