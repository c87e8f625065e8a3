package io.github.siakoberpa.media;

import io.github.siakoberpa.outbound.OutboundClient;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.Registry;

/** Everything of the files that routes look up by name. */
public final class MediaBeans {
  private MediaBeans() {}

  /**
   * Binds the beans. Nothing may be coming in yet.
   *
   * @param client by which files are fetched
   * @param full whether the disk has hardly room left
   */
  public static void bind(
      Registry registry,
      Vertx vertx,
      MediaSettings settings,
      OutboundClient client,
      BooleanSupplier full,
      Clock clock) {
    MediaStore store = new MediaStore(settings.folder());
    store.deleteLeftovers();
    MediaReceiver receiver = new MediaReceiver(vertx, store, settings.limits(), full);
    MediaFetch fetch = new MediaFetch(client, receiver);
    registry.bind("mediaStore", store);
    registry.bind("mediaReceiver", receiver);
    registry.bind("mediaIntake", new MediaIntake(store, receiver, fetch));
    registry.bind("mediaContent", new MediaContent(store));
    registry.bind("mediaRetention", new MediaRetention(clock, settings.unused()));
  }
}
