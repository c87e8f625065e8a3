package io.github.siakoberpa.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line can start. Each method returns the exit code of the process. */
public interface Commands {
  /** Runs the application until it is stopped, by choice with a sandbox in place of WhatsApp. */
  int run(boolean withSandbox);

  /** Runs the sandbox alone until it is stopped; port 0 means any free one. */
  int sandbox(int port);

  /**
   * Copies the database into a file, whether the application runs or not.
   *
   * @param file null = one with the time in its name, in the data folder
   * @param replace whether it may take the place of a file that is there
   * @param ofSandbox whether it is the database of runs with a sandbox
   */
  int backup(@Nullable Path file, boolean replace, boolean ofSandbox);

  /** Puts such a copy in the place of the database, while the application does not run. */
  int restore(Path file, boolean ofSandbox);

  /**
   * Links a device, while the application does not run; returns when it is linked, or cannot be.
   */
  int link(LinkRequest request);

  /** Tells what is there of all that the program needs. */
  int doctor(DoctorFormat format, boolean ofSandbox);
}
