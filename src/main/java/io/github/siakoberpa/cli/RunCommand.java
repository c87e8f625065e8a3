package io.github.siakoberpa.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run} */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the application until it is stopped (Ctrl-C, SIGTERM).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa run --sandbox              everything without a phone",
      "  siakoberpa run -Dcamel.server.port=0  on any free port; run.json in the data folder tells which"
    })
final class RunCommand implements Callable<Integer> {
  static final String SANDBOX =
      "Start a sandbox with it and use that in place of WhatsApp: no phone needed, nobody is written to.";

  private final Commands commands;

  @Option(names = "--sandbox", description = SANDBOX)
  private boolean sandbox;

  RunCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.run(sandbox);
  }
}
