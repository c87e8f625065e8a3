package io.github.siakoberpa;

import io.github.siakoberpa.cli.CommandLineTool;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;

/** Starts the program. */
public final class Main {
  private static final String LOG_CONFIGURATION = "log4j2.configurationFile";

  private Main() {}

  /** Runs what the arguments name, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // In the root of the jar this file would take over the log of every host of the component.
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "classpath:siakoberpa/log4j2.properties");
    }
    ProgramCommands commands =
        new ProgramCommands(
            Surroundings.ofThisProcess(), System.out, System.err, Main::untilStopped);
    System.exit(
        new CommandLineTool(commands, version(), System.out, System.err).execute(arguments));
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Main.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  private static void untilStopped(AutoCloseable program) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(program), "stop"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The log goes last, so that it can tell of everything before. */
  private static void close(AutoCloseable program) {
    try {
      program.close();
    } catch (Exception e) {
      System.err.println("siakoberpa: not everything came to a clean end: " + e.getMessage());
    } finally {
      LogManager.shutdown();
    }
  }
}
