package io.github.siakoberpa.media;

import io.github.siakoberpa.media.MediaException.Code;
import io.github.siakoberpa.outbound.OutboundClient;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import java.net.URI;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes in files by their addresses, a few at a time. Thread-safe. */
public final class MediaFetch {
  private static final int AT_ONCE = 8;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final OutboundClient client;
  private final MediaReceiver receiver;

  /** Calls by the client. */
  public MediaFetch(OutboundClient client, MediaReceiver receiver) {
    this.client = client;
    this.receiver = receiver;
  }

  /**
   * The file behind an address. Blocks until it is here.
   *
   * @param name null = the last part of the address
   * @throws MediaException when it is not to be taken, or too many are on their way
   * @throws io.github.siakoberpa.outbound.OutboundException when it cannot be had
   */
  public Received fetch(URI address, @Nullable String name) {
    if (!turns.tryAcquire()) {
      throw new MediaException(Code.MEDIA_BUSY, "Too many files are being fetched; try again.");
    }
    try {
      String path = address.getPath() == null ? "" : address.getPath();
      return client.get(
          address, response -> read(response, name == null ? path : name), MediaException.class);
    } finally {
      turns.release();
    }
  }

  private Future<Received> read(HttpClientResponse response, String name) {
    String length = response.getHeader("Content-Length");
    if (length != null && length.matches("\\d{1,18}")) {
      receiver.limits().checkSize(Long.parseLong(length));
    }
    return receiver.receive(response, name, response.getHeader("Content-Type"));
  }
}
