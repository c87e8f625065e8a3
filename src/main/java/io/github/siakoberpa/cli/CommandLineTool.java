package io.github.siakoberpa.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** Reads the command line and calls what it names. */
public final class CommandLineTool {
  private final Commands commands;
  private final AccountCommands accounts;
  private final String version;
  private final PrintWriter out;
  private final PrintWriter err;

  /** Help and version go to the first stream, complaints to the second. */
  public CommandLineTool(
      Commands commands,
      AccountCommands accounts,
      String version,
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
    IVersionProvider versions = () -> new String[] {"siakoberpa " + version};
    CommandLine root = new CommandLine(new RootCommand(commands));
    root.getCommandSpec().versionProvider(versions);
    root.addSubcommand(new RunCommand(commands));
    root.addSubcommand(new SandboxCommand(commands));
    root.addSubcommand(new BackupCommand(commands));
    root.addSubcommand(new RestoreCommand(commands));
    root.addSubcommand(new UserCommand(accounts));
    root.addSubcommand(new ApiKeyCommand(accounts));
    root.addSubcommand(new ImportSeedCommand(accounts));
    return root.setOut(out).setErr(err).execute(arguments);
  }
}
