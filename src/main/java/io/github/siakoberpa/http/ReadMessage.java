package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.User;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The request of send-message becomes the message that it asks for. A step rather than a method of
 * {@link Requests}, since it runs for every message. Needs variable user. Thread-safe.
 */
public final class ReadMessage implements Processor {
  private final RecipientParser recipients;
  private final Clock clock;

  /** Numbers are read by the parser. */
  public ReadMessage(RecipientParser recipients, Clock clock) {
    this.recipients = recipients;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    String key = request.header("Idempotency-Key").orElse(null);
    User user = exchange.getVariable("user", User.class);
    exchange
        .getMessage()
        .setBody(
            new MessageRequest(RequestBody.of(request), recipients, clock.instant())
                .read(key, "user:" + user.id()));
  }
}
