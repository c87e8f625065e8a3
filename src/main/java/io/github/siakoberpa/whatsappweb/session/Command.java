package io.github.siakoberpa.whatsappweb.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param line the program and its arguments
 * @param environment what is added to our own environment
 */
record Command(List<String> line, Map<String, String> environment) {
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Runs commands; tests run none. */
  @FunctionalInterface
  interface Runner {
    /** Whether it ended in time and well. */
    boolean run(Command command, Duration deadline);
  }

  /** Runs it with its output appended to a file; a program that takes too long is ended. */
  boolean run(Path output, Duration deadline) {
    try {
      File file = output.toFile();
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        OsProcess.end(List.of(process.toHandle()), GRACE);
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
