package io.github.siakoberpa.media;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.media.MediaException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** How the files of requests come into the store. Thread-safe. */
public final class MediaIntake {
  private final MediaStore store;
  private final MediaWriter writer;
  private final BiFunction<URI, @Nullable String, Received> fetch;

  /**
   * The parts of it.
   *
   * @param fetch gets the file behind an address, under that name; null = as the address calls it
   */
  public MediaIntake(MediaWriter writer, BiFunction<URI, @Nullable String, Received> fetch) {
    this.store = writer.store();
    this.writer = writer;
    this.fetch = fetch;
  }

  /**
   * Gets the file here. Blocks as long as that takes. What is not kept by the end of the exchange
   * is deleted.
   *
   * @return null = it is kept already
   * @throws MediaException when it is not to be taken
   */
  public @Nullable Received take(Exchange exchange, MediaSource source) {
    if (source instanceof MediaSource.Kept) {
      return null;
    }
    Received received;
    if (source instanceof MediaSource.Url url) {
      received = fetch.apply(url.address(), url.name());
    } else if (source instanceof MediaSource.Base64 text) {
      received = writer.receive(decoded(text.text()), text.name(), text.type());
    } else if (source instanceof MediaSource.OnDisk there) {
      received = writer.receive(there.file());
    } else if (source instanceof MediaSource.Stream stream) {
      received = read(stream);
    } else {
      received = ((MediaSource.Uploaded) source).file();
    }
    discardAfter(exchange, received);
    return received;
  }

  private Received read(MediaSource.Stream stream) {
    try (InputStream in = stream.in()) {
      return writer.receive(in, stream.name(), stream.type());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is not kept by the end of the exchange is deleted. */
  public void discardAfter(Exchange exchange, Received received) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public boolean allowHandover() {
                return false;
              }

              @Override
              public void onDone(Exchange done) {
                store.discard(received);
              }
            });
  }

  /** One id as a list in JSON. */
  public String ids(String hash) {
    return "[\"" + hash + "\"]";
  }

  /** Whose files the caller may use, see and send; null = everybody's. */
  public @Nullable String owner(Caller caller) {
    return caller.may(Scope.READ) ? null : caller.name();
  }

  /**
   * The one file of the rows.
   *
   * @throws MediaException when there is none
   */
  public KeptMedia found(List<Map<String, @Nullable Object>> rows) {
    if (rows.isEmpty()) {
      throw new MediaException(Code.MEDIA_NOT_FOUND, "There is no such file.");
    }
    return KeptMedia.of(rows.get(0));
  }

  /** The files of the rows by their ids. */
  public Map<String, KeptMedia> byId(List<Map<String, @Nullable Object>> rows) {
    Map<String, KeptMedia> files = new HashMap<>();
    rows.stream().map(KeptMedia::of).forEach(file -> files.put(file.hash(), file));
    return files;
  }

  /**
   * Refuses to delete what a message that has not left needs.
   *
   * @param holders the row of {@code media-holders.sql}
   * @param owner whose file goes; null = everybody's
   */
  public void requireIdle(Map<String, Object> holders, @Nullable String owner) {
    boolean last =
        owner == null || (holders.get("owners") instanceof Number owners && owners.intValue() <= 1);
    if (last && holders.get("needed") instanceof Number needed && needed.intValue() != 0) {
      throw new MediaException(
          Code.MEDIA_IN_USE, "A message that has not left needs it; cancel that first.");
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MediaException(Code.MEDIA_INVALID, "It is not base64.");
    }
  }
}
