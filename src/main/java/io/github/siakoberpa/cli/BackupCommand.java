package io.github.siakoberpa.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup} */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the queue, its users and its settings into one file, while the application runs or not.",
      "The linked devices (sessions/) and the key of the tokens (data/auth.key) are not part of it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  siakoberpa backup", "  siakoberpa backup /mnt/usb/queue.db --force"})
final class BackupCommand implements Callable<Integer> {
  static final String SANDBOX = "The database of runs with --sandbox.";

  private final Commands commands;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to. Default: backups/siakoberpa-<UTC time>.db in the data folder.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean force;

  @Option(names = "--sandbox", description = SANDBOX)
  private boolean sandbox;

  BackupCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.backup(file, force, sandbox);
  }
}
