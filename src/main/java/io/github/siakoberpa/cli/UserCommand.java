package io.github.siakoberpa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user add|passwd|list} */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Users of the data folder, while the application runs or not; it notices within five seconds.",
      "Passwords are asked for, or read from the first line of standard input."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa user add mary@example.org --role operator",
      "  siakoberpa user passwd mary@example.org < password.txt"
    })
final class UserCommand {
  private final AccountCommands accounts;

  UserCommand(AccountCommands accounts) {
    this.accounts = accounts;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes a user, who may log in.")
  int add(
      @Parameters(paramLabel = "EMAIL", description = "What they log in with.") String email,
      @Option(
              names = "--role",
              defaultValue = "sender",
              description = "admin, operator, sender or viewer. Default: ${DEFAULT-VALUE}.")
          String role,
      @Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.addUser(email, role, sandbox);
  }

  @Command(
      name = "passwd",
      mixinStandardHelpOptions = true,
      description = "Gives a user another password; all their logins end.")
  int passwd(
      @Parameters(paramLabel = "EMAIL", description = "Who.") String email,
      @Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.changePassword(email, sandbox);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the users.")
  int list(@Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.listUsers(sandbox);
  }
}
