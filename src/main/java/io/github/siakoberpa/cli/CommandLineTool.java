package io.github.siakoberpa.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Reads the command line and calls what it names. */
public final class CommandLineTool {
  private static final Map<String, String> EXIT_CODES =
      Map.of(
          "0", "done",
          "1", "not possible; one line on standard error says why, and what to do",
          "2", "the command line makes no sense");

  /** How people and services start the application nearly always. */
  private static final Set<List<String>> USUAL = Set.of(List.of(), List.of("run"));

  private static final String SANDBOX = "--sandbox";

  private final Commands commands;
  private final AccountCommands accounts;
  private final Supplier<List<String>> version;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Help and version go to the first stream, complaints to the second.
   *
   * @param version the lines about the program and what it is made of
   */
  public CommandLineTool(
      Commands commands,
      AccountCommands accounts,
      Supplier<List<String>> version,
      PrintStream out,
      PrintStream err) {
    this.commands = commands;
    this.accounts = accounts;
    this.version = version;
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** The exit code: that of the command, or 2 when the command line makes no sense. */
  public int execute(String... arguments) {
    if (USUAL.contains(List.of(arguments))) {
      // To get to know all commands would take a tenth of a second.
      return commands.run(false);
    }
    IVersionProvider versions = () -> version.get().toArray(new String[0]);
    CommandLine root = new CommandLine(new RootCommand(commands));
    root.getCommandSpec().versionProvider(versions);
    root.addSubcommand(new RunCommand(commands));
    root.addSubcommand(new SandboxCommand(commands));
    root.addSubcommand(new BackupCommand(commands));
    root.addSubcommand(new RestoreCommand(commands));
    root.addSubcommand(new UserCommand(accounts));
    root.addSubcommand(new ApiKeyCommand(accounts));
    root.addSubcommand(new ImportSeedCommand(accounts));
    root.addSubcommand(new LinkCommand(commands));
    root.addSubcommand(new DoctorCommand(commands));
    explain(root);
    root.setExecutionStrategy(CommandLineTool::run);
    return root.setOut(out).setErr(err).execute(arguments);
  }

  /**
   * An option of the program is none of the command behind it, which would never hear of it: a
   * restore would replace another database than was meant.
   */
  private static int run(ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.hasMatchedOption(SANDBOX)) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          "%s belongs behind the command: siakoberpa %s %s …"
              .formatted(SANDBOX, parsed.subcommand().commandSpec().name(), SANDBOX));
    }
    return new RunLast().execute(parsed);
  }

  /** What holds for every command that says nothing else. */
  private static void explain(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    if (usage.exitCodeList().isEmpty()) {
      usage.exitCodeListHeading("%nExit codes:%n");
      usage.exitCodeList(new TreeMap<>(EXIT_CODES));
    }
    command.getSubcommands().values().forEach(CommandLineTool::explain);
  }
}
