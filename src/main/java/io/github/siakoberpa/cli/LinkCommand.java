package io.github.siakoberpa.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code link} */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = {
      "Links a phone while the application does not run: shows the QR code here, renews it, and waits until",
      "it was scanned (WhatsApp on the phone: Settings, Linked devices, Link a device)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  siakoberpa link default                            the session that starts with the application",
      "  siakoberpa link shop --phone '+62 812 3456 7890'   a code to type into the phone, without a camera"
    })
final class LinkCommand implements Callable<Integer> {
  private final Commands commands;

  @Parameters(
      paramLabel = "SESSION",
      description = "The session's name; its folder is made when there is none.")
  private String session;

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      description =
          "Show a pairing code for that phone, with its country code, in place of a QR code.")
  private @Nullable String phone;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the phone. Default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(names = "--sandbox", description = RunCommand.SANDBOX)
  private boolean sandbox;

  LinkCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.link(
        new LinkRequest(session, phone, Duration.ofSeconds(timeout), sandbox, Ansi.AUTO.enabled()));
  }
}
