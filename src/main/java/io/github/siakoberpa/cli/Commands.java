package io.github.siakoberpa.cli;

/** What the command line can start. Each method returns the exit code of the process. */
public interface Commands {
  /** Runs the application until it is stopped, by choice with a sandbox in place of WhatsApp. */
  int run(boolean withSandbox);

  /** Runs the sandbox alone until it is stopped; port 0 means any free one. */
  int sandbox(int port);
}
