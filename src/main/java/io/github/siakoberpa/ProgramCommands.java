package io.github.siakoberpa;

import io.github.siakoberpa.cli.Commands;
import io.github.siakoberpa.cli.DoctorFormat;
import io.github.siakoberpa.cli.LinkRequest;
import io.github.siakoberpa.doctor.Examination;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the command line says, and tells a person in one line why it cannot. */
final class ProgramCommands implements Commands {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramCommands.class);
  private static final int OK = 0;
  private static final int FAILED = 1;

  private final Surroundings surroundings;
  private final PrintStream out;
  private final PrintStream err;
  private final Consumer<AutoCloseable> untilStopped;

  /**
   * Commands of one process.
   *
   * @param untilStopped waits until the process is to end, then closes what it was given
   */
  ProgramCommands(
      Surroundings surroundings,
      PrintStream out,
      PrintStream err,
      Consumer<AutoCloseable> untilStopped) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
    this.untilStopped = untilStopped;
  }

  @Override
  public int run(boolean withSandbox) {
    return started(
        () -> {
          Settings settings = surroundings.settings();
          settings.warnings().forEach(warning -> err.println("siakoberpa: " + warning));
          Program program = Program.start(settings, withSandbox);
          program.report().forEach(out::println);
          return program;
        });
  }

  @Override
  public int sandbox(int port) {
    return started(
        () -> {
          Sandbox sandbox = Sandbox.start(new SandboxOptions(SandboxOptions.DEFAULT_HOST, port));
          out.println("The sandbox is ready at " + sandbox.url());
          out.println("  phone  " + sandbox.url() + "sandbox/ scans and receives");
          out.println(
              "  next   start the application with -D" + Settings.URL + "=" + sandbox.url());
          return sandbox;
        });
  }

  @Override
  public int backup(@Nullable Path file, boolean replace, boolean ofSandbox) {
    return done(() -> databaseCopies(ofSandbox).backup(file, replace));
  }

  @Override
  public int restore(Path file, boolean ofSandbox) {
    return done(() -> databaseCopies(ofSandbox).restore(file));
  }

  @Override
  public int link(LinkRequest request) {
    return done(
        () -> new DeviceLink(surroundings.settings(), Clock.systemUTC(), out).make(request));
  }

  @Override
  public int doctor(DoctorFormat format, boolean ofSandbox) {
    boolean[] well = {false};
    int code =
        done(
            () -> {
              Examination examination =
                  new Examination(DoctorChecks.of(surroundings.settings(), ofSandbox));
              boolean json = format == DoctorFormat.JSON;
              well[0] =
                  examination.run(json ? line -> {} : out::println, format == DoctorFormat.MARKS);
              if (json) {
                out.println(examination.json());
              }
            });
    return well[0] ? code : FAILED;
  }

  private DatabaseCopies databaseCopies(boolean ofSandbox) {
    Settings settings = surroundings.settings();
    return new DatabaseCopies(
        ofSandbox ? settings.ofSandbox() : settings, Clock.systemUTC(), out::println);
  }

  private int done(Runnable work) {
    try {
      work.run();
      return OK;
    } catch (RuntimeException e) {
      return complain(e);
    }
  }

  private int complain(RuntimeException e) {
    err.println("siakoberpa: " + StartFailures.translated(e).getMessage());
    LOG.debug("The command failed", e);
    return FAILED;
  }

  private int started(Supplier<AutoCloseable> start) {
    AutoCloseable program;
    try {
      program = start.get();
    } catch (RuntimeException e) {
      return complain(e);
    }
    untilStopped.accept(program);
    return OK;
  }
}
