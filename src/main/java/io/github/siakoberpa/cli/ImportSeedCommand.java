package io.github.siakoberpa.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import-seed} */
@Command(
    name = "import-seed",
    mixinStandardHelpOptions = true,
    description = {
      "Takes over users and open messages of the older program's SQLite file, which is only read.",
      "Users keep their passwords. What was being sent there is left out, since it may have left;",
      "what was taken over before is not taken over twice."
    },
    footerHeading = "%nExamples:%n",
    footer = "  siakoberpa import-seed ../seed/database.sqlite --role sender")
final class ImportSeedCommand implements Callable<Integer> {
  private final AccountCommands accounts;

  @Parameters(paramLabel = "FILE", description = "The older program's database.")
  private Path file;

  @Option(
      names = "--role",
      defaultValue = "operator",
      description =
          "What its users become, which all could do everything there. Default: ${DEFAULT-VALUE}.")
  private String role;

  @Option(names = "--sandbox", description = BackupCommand.SANDBOX)
  private boolean sandbox;

  ImportSeedCommand(AccountCommands accounts) {
    this.accounts = accounts;
  }

  @Override
  public Integer call() {
    return accounts.importSeed(file, role, sandbox);
  }
}
