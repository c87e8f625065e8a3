package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The request of send-message becomes the message that it asks for. A step rather than a method of
 * {@link Requests}, since it runs for every message. Needs variable caller. Thread-safe.
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
    Caller caller = exchange.getVariable("caller", Caller.class);
    NewMessage message =
        new MessageRequest(RequestBody.of(request), recipients, clock.instant())
            .read(key, caller.name());
    caller.requireSession(message.session());
    exchange.getMessage().setBody(message);
  }
}
