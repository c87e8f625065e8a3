package io.github.siakoberpa.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Without a command it runs the application. */
@Command(
    name = "siakoberpa",
    mixinStandardHelpOptions = true,
    description = {
      "Sends WhatsApp messages that programs post over HTTP.",
      "Without a command it runs the application, like run."
    },
    footer = {
      "",
      "Settings stand in application.properties of the folder in which it is started; -Dkey=value before",
      "the command, and the environment, come before them."
    })
final class RootCommand implements Callable<Integer> {
  private final Commands commands;

  @Option(names = "--sandbox", description = RunCommand.SANDBOX)
  private boolean sandbox;

  RootCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.run(sandbox);
  }
}
