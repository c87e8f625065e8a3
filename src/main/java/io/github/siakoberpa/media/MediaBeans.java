package io.github.siakoberpa.media;

import java.net.URI;
import java.time.Clock;
import java.util.function.BiFunction;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/** Everything of the files that routes look up by name. */
public final class MediaBeans {
  private MediaBeans() {}

  /**
   * Binds the beans. Nothing may be coming in yet.
   *
   * @param fetch gets the file behind an address; see {@link MediaIntake}
   */
  public static void bind(
      Registry registry,
      MediaSettings settings,
      MediaWriter writer,
      BiFunction<URI, @Nullable String, Received> fetch,
      Clock clock) {
    MediaStore store = writer.store();
    store.deleteLeftovers();
    registry.bind("mediaStore", store);
    registry.bind("mediaWriter", writer);
    registry.bind("mediaIntake", new MediaIntake(writer, fetch));
    registry.bind("mediaContent", new MediaContent(store));
    registry.bind("mediaRetention", new MediaRetention(clock, settings.unused()));
  }
}
