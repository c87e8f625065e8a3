package io.github.siakoberpa;

import io.github.siakoberpa.cli.CommandLineTool;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
      System.setProperty(LOG_CONFIGURATION, logConfiguration());
    }
    PrintStream out = utf8(System.out);
    PrintStream err = utf8(System.err);
    ProgramCommands commands =
        new ProgramCommands(Surroundings.ofThisProcess(), out, err, Main::untilStopped);
    ProgramAccounts accounts =
        new ProgramAccounts(Surroundings.ofThisProcess(), out, err, PasswordPrompt::ask);
    System.exit(
        new CommandLineTool(commands, accounts, Versions::lines, out, err).execute(arguments));
  }

  /** Before anything can write to the log; a file that cannot be read is told of later. */
  private static String logConfiguration() {
    try {
      if (Surroundings.ofThisProcess().settings().text("siakoberpa.log.format").equals("json")) {
        return "classpath:siakoberpa/log4j2-json.properties";
      }
    } catch (StartException e) {
      // whatever the command line wants to do says so in its own words
    }
    return "classpath:siakoberpa/log4j2.properties";
  }

  /** Java would write question marks where nobody set a locale, as in most containers. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
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
