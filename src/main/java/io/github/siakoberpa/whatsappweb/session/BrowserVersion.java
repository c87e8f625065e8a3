package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out a browser's version without opening it. */
final class BrowserVersion {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private BrowserVersion() {}

  /** A text with the version in it, or nothing where the browser does not tell. */
  static Optional<String> of(Path browser, String system) {
    // On Windows --version opens a window; there the version is a folder beside the program.
    return system.toLowerCase(Locale.ROOT).startsWith("windows") ? beside(browser) : asked(browser);
  }

  private static Optional<String> beside(Path browser) {
    Path folder = browser.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("\\d+(\\.\\d+){3}"))
          .max(String::compareTo);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> asked(Path browser) {
    try {
      Process process =
          new ProcessBuilder(browser.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        OsProcess.end(List.of(process.toHandle()), PATIENCE);
        return Optional.empty();
      }
      byte[] output = process.getInputStream().readAllBytes();
      return Optional.of(new String(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
