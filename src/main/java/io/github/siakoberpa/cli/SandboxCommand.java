package io.github.siakoberpa.cli;

import io.github.siakoberpa.sandbox.SandboxOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox} */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description =
        "Runs the sandbox alone, so that links and messages in it outlive the application.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa sandbox",
      "  siakoberpa run -Dcamel.component.whatsapp-web.url=http://127.0.0.1:8090/   in another terminal"
    })
final class SandboxCommand implements Callable<Integer> {
  private final Commands commands;

  @Option(
      names = "--port",
      defaultValue = "" + SandboxOptions.DEFAULT_PORT,
      description = "Where it listens on 127.0.0.1; 0 = any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  SandboxCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.sandbox(port);
  }
}
