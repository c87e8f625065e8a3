package io.github.siakoberpa.incoming;

import io.github.siakoberpa.database.GroupCommit;
import io.github.siakoberpa.media.MediaIntake;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.media.MediaWriter;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Everything that the routes events-messages look up by name. */
public final class IncomingBeans {
  private IncomingBeans() {}

  /**
   * Binds the beans; those of the files must be bound already.
   *
   * @param keep how long messages are kept
   * @throws Exception when the shared commit cannot become a service of the context
   */
  public static void bind(
      CamelContext context,
      StoreMode mode,
      Duration keep,
      OptOutWords words,
      OptOutReplies replies,
      Clock clock)
      throws Exception {
    Registry registry = context.getRegistry();
    registry.bind("heardEvents", new HeardEvents(mode, words, clock));
    registry.bind("optOutReplies", replies);
    registry.bind("incomingRetention", new IncomingRetention(clock, keep));
    registry.bind(
        "incomingFiles",
        new IncomingFiles(
            registry.lookupByNameAndType("mediaWriter", MediaWriter.class),
            registry.lookupByNameAndType("mediaIntake", MediaIntake.class),
            registry.lookupByNameAndType("mediaStore", MediaStore.class)));
    GroupCommit together =
        new GroupCommit(context, "incomingTogether", "direct:keep-incoming", () -> null);
    registry.bind("incomingTogether", together);
    context.addService(together);
  }
}
