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
      "Examples:",
      "  siakoberpa --sandbox     try it without a phone",
      "  siakoberpa link default  link a phone, then siakoberpa to run it",
      "  siakoberpa doctor        see whether all is well",
      "  siakoberpa link --help   more about one command",
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
