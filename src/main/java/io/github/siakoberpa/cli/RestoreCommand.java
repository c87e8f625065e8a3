package io.github.siakoberpa.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore} */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup in the place of the database, while the application does not run.",
      "The database that is there is kept. Messages that are open in the backup may have left since;",
      "they are looked up in WhatsApp Web before they are sent. Opt-outs made since are kept, and API",
      "keys and users that were taken away since stay so, where the database that is there can be read."
    },
    footerHeading = "%nExamples:%n",
    footer = "  siakoberpa restore /mnt/usb/queue.db")
final class RestoreCommand implements Callable<Integer> {
  private final Commands commands;

  @Parameters(paramLabel = "FILE", description = "A file that backup has made.")
  private Path file;

  @Option(names = "--sandbox", description = BackupCommand.SANDBOX)
  private boolean sandbox;

  RestoreCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.restore(file, sandbox);
  }
}
