package io.github.siakoberpa.media;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/** A file that is counted and hashed while it is written. Confined to one event loop. */
final class DigestedFile implements WriteStream<Buffer> {
  private final AsyncFile file;
  private final FileDigest digest;
  private boolean refused;

  DigestedFile(AsyncFile file, FileDigest digest) {
    this.file = file;
    this.digest = digest;
  }

  @Override
  public Future<Void> write(Buffer data) {
    try {
      digest.add(data.getBytes());
    } catch (MediaException e) {
      refused = true;
      return Future.failedFuture(e);
    }
    return file.write(data);
  }

  @Override
  public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
    write(data).onComplete(handler);
  }

  @Override
  public void end(Handler<AsyncResult<Void>> handler) {
    if (refused) {
      // Whoever opened the file closes it; the pipe still asks it things.
      handler.handle(Future.succeededFuture());
    } else {
      file.end(handler);
    }
  }

  @Override
  public DigestedFile exceptionHandler(@Nullable Handler<Throwable> handler) {
    file.exceptionHandler(handler);
    return this;
  }

  @Override
  public DigestedFile setWriteQueueMaxSize(int maxSize) {
    file.setWriteQueueMaxSize(maxSize);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return !refused && file.writeQueueFull();
  }

  @Override
  public DigestedFile drainHandler(@Nullable Handler<Void> handler) {
    file.drainHandler(handler);
    return this;
  }
}
