package io.github.siakoberpa.inbound;

import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Everything that the routes of files look up by name. */
public final class InboxBeans {
  private InboxBeans() {}

  /**
   * Binds the beans.
   *
   * @param rules what makes a row a message
   * @param recipients reads numbers
   */
  public static void bind(
      CamelContext context,
      InboxSettings settings,
      RowRules rules,
      RecipientParser recipients,
      Clock clock) {
    InboxFolders folders = new InboxFolders(settings.folder(), clock);
    if (settings.on()) {
      folders.make();
    }
    Registry registry = context.getRegistry();
    registry.bind("inboxSettings", settings);
    registry.bind("inboxFolders", folders);
    registry.bind("inboxReader", new InboxReader(rules));
    registry.bind("inboxRules", new InboxRules(rules, context::isStopping, clock));
    registry.bind("inboxRetries", new InboxRetries(settings.interval(), clock));
    registry.bind("inboxRetention", new InboxRetention(folders, settings.kept(), clock));
    registry.bind("personInFiles", new PersonInFiles(folders, recipients));
    registry.bind("inboxMedia", new InboxMedia(settings.folder(), clock));
    registry.bind("rejectedReport", new RejectedReport(folders));
    registry.bind("resultReport", new ResultReport(folders));
  }
}
