package io.github.siakoberpa.http;

import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.media.Received;
import org.apache.camel.Exchange;

/** What requests about files say. Stateless. */
public final class MediaRequests {
  /** The file that was uploaded. */
  public MediaSource uploaded(Exchange exchange) {
    Received file = IncomingRequest.of(exchange).file();
    if (file == null) {
      throw InvalidRequestException.of(
          new Problem(
              "MEDIA_MISSING", "Send the file as the body, or as a part of a form.", "media"));
    }
    return new MediaSource.Uploaded(file);
  }

  /** The file in the path, which may not be there. */
  public String hash(Exchange exchange) {
    String id = IncomingRequest.of(exchange).path("media");
    if (!MediaStore.isHash(id)) {
      throw new InvalidRequestException(
          ErrorAnswer.of(404, "MEDIA_NOT_FOUND", "There is no such file."));
    }
    return id;
  }
}
