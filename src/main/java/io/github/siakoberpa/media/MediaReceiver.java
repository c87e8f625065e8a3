package io.github.siakoberpa.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes files to the disk as they come in over the network, never whole in memory. Thread-safe.
 */
public final class MediaReceiver {
  private final Vertx vertx;
  private final MediaWriter writer;

  /** Into the store of the writer, within its limits. */
  public MediaReceiver(Vertx vertx, MediaWriter writer) {
    this.vertx = vertx;
    this.writer = writer;
  }

  /** Which files are taken. */
  public MediaLimits limits() {
    return writer.limits();
  }

  /**
   * Takes in a stream. Call it on the event loop of the stream.
   *
   * @param name as whoever sends it calls it; null = not at all
   * @param claimed the type that they say it has; null = they do not
   * @return fails with {@link MediaException} when it is not to be taken; nothing is left of it
   *     then
   */
  public Future<Received> receive(
      ReadStream<Buffer> stream, @Nullable String name, @Nullable String claimed) {
    try {
      writer.checkRoom();
    } catch (MediaException e) {
      // The rest of the request must still come to its end.
      stream.handler(data -> {}).resume();
      return Future.failedFuture(e);
    }
    Pipe<Buffer> pipe = stream.pipe();
    FileDigest digest = new FileDigest(writer.limits());
    return vertx
        .executeBlocking(writer.store()::temporary, false)
        .compose(
            file ->
                written(pipe, file, digest)
                    .compose(
                        done ->
                            vertx.executeBlocking(
                                () -> writer.received(file, digest, name, claimed), false))
                    .recover(
                        failure ->
                            vertx
                                .fileSystem()
                                .delete(file.toString())
                                .transform(gone -> Future.failedFuture(failure))));
  }

  /** What came in is gone, unless it was kept. */
  public void discard(Received received) {
    writer.store().discard(received);
  }

  private Future<Void> written(Pipe<Buffer> pipe, Path file, FileDigest digest) {
    OpenOptions options = new OpenOptions().setCreateNew(true).setRead(false).setPerms("rw-------");
    return vertx
        .fileSystem()
        .open(file.toString(), options)
        .onFailure(failure -> pipe.close())
        .compose(
            opened ->
                pipe.to(new DigestedFile(opened, digest))
                    .recover(failure -> closed(opened, failure)));
  }

  private static Future<Void> closed(AsyncFile file, Throwable failure) {
    Throwable cause = failure.getCause() instanceof MediaException ? failure.getCause() : failure;
    return file.close().transform(end -> Future.failedFuture(cause));
  }
}
