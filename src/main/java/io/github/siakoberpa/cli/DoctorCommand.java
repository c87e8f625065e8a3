package io.github.siakoberpa.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code doctor} */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at everything the program needs (Java, browser, database, disk, clock, network, ports, settings),",
      "changes nothing, and says in one line each what is there and what to do. The application may run."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa doctor",
      "  siakoberpa doctor --json | jq '.checks[] | select(.state == \"wrong\")'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is not; its line says what to do",
      "2:the command line makes no sense"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Commands commands;

  @Option(names = "--json", description = "One JSON object for scripts.")
  private boolean json;

  @Option(names = "--sandbox", description = "Look at what runs with --sandbox need.")
  private boolean sandbox;

  DoctorCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    DoctorFormat lines = Ansi.AUTO.enabled() ? DoctorFormat.MARKS : DoctorFormat.PLAIN;
    return commands.doctor(json ? DoctorFormat.JSON : lines, sandbox);
  }
}
