package io.github.siakoberpa.incoming;

import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.media.MediaIntake;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.media.MediaWriter;
import io.github.siakoberpa.media.Received;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the files of messages that come in, and keeps them. Thread-safe. */
public final class IncomingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingFiles.class);

  private final MediaWriter writer;
  private final MediaIntake intake;
  private final MediaStore store;

  /** Within the limits of the writer, into the store. */
  public IncomingFiles(MediaWriter writer, MediaIntake intake, MediaStore store) {
    this.writer = writer;
    this.intake = intake;
    this.store = store;
  }

  /**
   * The event with its file. Blocks as long as the file takes. One that does not come, or is not to
   * be taken, holds up no message: it can be asked for later, as if files were not kept.
   */
  public HeardEvent fetch(Exchange exchange, HeardEvent event) {
    IncomingMedia media = Objects.requireNonNull(event.message().media());
    try (InputStream in = media.open()) {
      Received received = writer.receive(in, media.fileName(), media.mimeType());
      intake.discardAfter(exchange, received);
      return event.with(received);
    } catch (IOException | MediaException e) {
      LOG.info(
          "The file of message {} of session {} is not kept: {}",
          event.message().id(),
          event.message().session(),
          e.getMessage());
      return event;
    }
  }

  /** Part of the transaction that names them. */
  public void keep(HeardBatch batch) {
    batch.received().forEach(store::keep);
  }
}
