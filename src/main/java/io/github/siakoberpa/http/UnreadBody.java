package io.github.siakoberpa.http;

import io.github.siakoberpa.media.MediaReceiver;
import io.github.siakoberpa.media.Received;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A body that the door does not read, since nobody knows yet who sends it. One that may hold a file
 * is read by the route, once it knows, and then onto the disk; a long batch of somebody who does
 * not say who they are is refused by its route and read by nobody. Confined to the event loop of
 * the request.
 */
final class UnreadBody {
  private static final String KEY = "siakoberpa.unread";
  private static final String FILE = "siakoberpa.file";
  private static final String UPLOAD = "/api/v1/media";
  private static final String SEND = "/api/whatsapp/send-message";
  private static final int SLACK = 1 << 20;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final Context loop;
  private final long limit;
  private final List<String> fieldNames = new ArrayList<>();
  private final Promise<@Nullable Received> read = Promise.promise();
  private @Nullable Future<Received> file;
  private long total;
  private long beside;

  private UnreadBody(RoutingContext context, long limit) {
    this.context = context;
    this.request = context.request();
    this.loop = Vertx.currentContext();
    this.limit = limit;
  }

  /**
   * Leaves the body of a request unread if it may hold a file, or is a batch of somebody who does
   * not even try to say who they are; false = it is like any other.
   *
   * @param limit how many bytes it may have besides the file
   * @param batch whether it holds a batch, which may be long
   */
  static boolean leave(RoutingContext context, long limit, boolean batch) {
    if (!mayHoldFile(context) && !(batch && Strangers.isOne(context.request()))) {
      return false;
    }
    UnreadBody body = new UnreadBody(context, limit);
    context.request().pause();
    context.put(KEY, body);
    // Whoever is answered unread may still be sending, and reads the answer only after that.
    context.addEndHandler(end -> body.drain());
    return true;
  }

  /** The unread body of the request; null = it was read, or is being read. */
  static @Nullable UnreadBody of(RoutingContext context) {
    return context.get(KEY);
  }

  /** The file that came with the request; null = none did. */
  static @Nullable Received file(RoutingContext context) {
    return context.get(FILE);
  }

  /**
   * Reads it: fields into memory, one file onto the disk. May be called on any thread, once.
   *
   * @param name what to call a file that is the whole body; null = nothing
   * @return completes on the event loop; null = there was no file
   */
  Future<@Nullable Received> read(MediaReceiver receiver, @Nullable String name) {
    loop.runOnContext(
        on -> {
          context.remove(KEY);
          try {
            begin(receiver, name);
          } catch (IllegalStateException e) {
            // It has no boundary, or whoever sent it is gone.
            read.tryFail(new InvalidRequestException(ErrorAnswer.of(400)));
          }
        });
    return read.future();
  }

  private void begin(MediaReceiver receiver, @Nullable String name) {
    if (context.response().ended()) {
      read.fail(new InvalidRequestException(ErrorAnswer.of(408)));
    } else if (isMultipart(request)) {
      readParts(receiver);
    } else {
      finish(receiver.receive(request, name, request.getHeader("Content-Type")), receiver);
    }
  }

  private void readParts(MediaReceiver receiver) {
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> part(upload, receiver));
    request.handler(data -> count(data, limit + receiver.limits().maxSize() + SLACK));
    request.exceptionHandler(
        failure -> {
          read.tryFail(new InvalidRequestException(ErrorAnswer.of(400)));
          if (file != null) {
            finish(file, receiver);
          }
        });
    request.endHandler(
        end -> {
          Forms.noteFiles(context, fieldNames);
          if (file == null) {
            read.tryComplete(null);
          } else {
            finish(file, receiver);
          }
        });
    request.resume();
  }

  private void part(HttpServerFileUpload upload, MediaReceiver receiver) {
    // A browser sends a part without a name for a file that nobody chose.
    if (upload.filename().isEmpty()) {
      return;
    }
    fieldNames.add(upload.name());
    if (file == null) {
      file = receiver.receive(upload, upload.filename(), upload.contentType());
    }
  }

  /** What is no file is kept in memory, so it must be short. */
  private void count(Buffer data, long most) {
    total += data.length();
    beside += file == null || file.isComplete() ? data.length() : 0;
    if (total > most || beside > limit) {
      read.tryFail(new InvalidRequestException(ErrorAnswer.of(413)));
    }
    closeBeyond(total, 2 * most);
  }

  private void finish(Future<Received> came, MediaReceiver receiver) {
    came.onFailure(read::tryFail)
        .onSuccess(
            received -> {
              context.put(FILE, received);
              if (!read.tryComplete(received)) {
                receiver.discard(received);
              }
            });
  }

  private void drain() {
    if (context.get(KEY) == this) {
      request.handler(
          data -> {
            total += data.length();
            closeBeyond(total, limit);
          });
      request.resume();
    }
  }

  private void closeBeyond(long bytes, long most) {
    if (bytes > most) {
      request.connection().close();
    }
  }

  private static boolean mayHoldFile(RoutingContext context) {
    String path = context.normalizedPath();
    return path.equals(UPLOAD) || (path.equals(SEND) && isMultipart(context.request()));
  }

  private static boolean isMultipart(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }
}
