package io.github.siakoberpa.http;

import io.github.siakoberpa.media.MediaIntake;
import io.github.siakoberpa.media.MediaReceiver;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step that reads a body which the door left unread, now that it is known who sends it; with
 * other requests it does nothing. Never blocks. Thread-safe.
 */
public final class ReceiveBody extends AsyncProcessorSupport {
  private final MediaReceiver receiver;
  private final MediaIntake intake;

  /** Files go to the receiver. */
  public ReceiveBody(MediaReceiver receiver, MediaIntake intake) {
    this.receiver = receiver;
    this.intake = intake;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    IncomingRequest request = IncomingRequest.of(exchange);
    UnreadBody body = request.unread();
    if (body == null) {
      callback.done(true);
      return true;
    }
    String name;
    try {
      name = request.query("name").orElse(null);
    } catch (InvalidRequestException e) {
      // Thrown from here it would reach nobody, and the request would never be answered.
      exchange.setException(e);
      callback.done(true);
      return true;
    }
    body.read(receiver, name)
        .onComplete(
            read -> {
              if (read.failed()) {
                exchange.setException(read.cause());
              } else if (read.result() != null) {
                intake.discardAfter(exchange, read.result());
              }
              callback.done(false);
            });
    return false;
  }
}
