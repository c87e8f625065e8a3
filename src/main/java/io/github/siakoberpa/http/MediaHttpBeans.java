package io.github.siakoberpa.http;

import io.github.siakoberpa.media.MediaIntake;
import io.github.siakoberpa.media.MediaReceiver;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.queue.RecipientParser;
import org.apache.camel.spi.Registry;

/** What the routes of files, of what came in, and of people's data look up by name. */
public final class MediaHttpBeans {
  private MediaHttpBeans() {}

  /** Binds the beans; those of the files must be bound already. */
  public static void bind(Registry registry, RecipientParser recipients) {
    registry.bind(
        "receiveBody",
        new ReceiveBody(
            registry.lookupByNameAndType("mediaReceiver", MediaReceiver.class),
            registry.lookupByNameAndType("mediaIntake", MediaIntake.class)));
    registry.bind("mediaRequests", new MediaRequests());
    registry.bind(
        "mediaAnswers",
        new MediaAnswers(registry.lookupByNameAndType("mediaStore", MediaStore.class)));
    registry.bind("heardRequests", new HeardRequests(recipients));
    registry.bind("heardAnswers", new HeardAnswers());
    registry.bind("personRequests", new PersonRequests());
    registry.bind("personAnswers", new PersonAnswers());
  }
}
