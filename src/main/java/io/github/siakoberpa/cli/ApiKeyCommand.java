package io.github.siakoberpa.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code api-key create|revoke|list} */
@Command(
    name = "api-key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "API keys of the data folder, while the application runs or not; it notices within five seconds.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa api-key create shop --scopes send,read --sessions default",
      "  siakoberpa api-key revoke 3"
    })
final class ApiKeyCommand {
  private final AccountCommands accounts;

  ApiKeyCommand(AccountCommands accounts) {
    this.accounts = accounts;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and shows it this once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
      @Option(
              names = "--scopes",
              split = ",",
              defaultValue = "send",
              description =
                  "What it may do: read, send, control, admin, with commas. Default: ${DEFAULT-VALUE}.")
          List<String> scopes,
      @Option(
              names = "--sessions",
              split = ",",
              description = "The sessions that it is limited to. Default: all.")
          @Nullable List<String> sessions,
      @Option(
              names = "--expires-in",
              description = "How long it is good, such as 90d. Default: without end.")
          @Nullable String lifetime,
      @Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.createApiKey(
        name, scopes, sessions == null ? List.of() : sessions, lifetime, sandbox);
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Makes a key worthless.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "Its number, as list shows it.") long id,
      @Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.revokeApiKey(id, sandbox);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows the keys, by their first characters.")
  int list(@Option(names = "--sandbox", description = BackupCommand.SANDBOX) boolean sandbox) {
    return accounts.listApiKeys(sandbox);
  }
}
