package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The request of send-message becomes the message that it asks for. A step rather than a method of
 * {@link Requests}, since it runs for every message. One that may come with a file is left for
 * where it may take longer: variable withMedia. Needs variable caller. Thread-safe.
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
    Fields fields = request.unread() == null ? RequestBody.of(request) : null;
    if (fields == null || MediaField.isIn(fields)) {
      exchange.setVariable("withMedia", true);
      return;
    }
    exchange.getMessage().setBody(read(exchange, fields, null));
  }

  /** Where the file is that the message comes with; null = it comes without. */
  public @Nullable MediaSource source(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    return MessageRequests.source(RequestBody.of(request), request.file());
  }

  /** The message with its file, which is null if it has none. */
  public NewMessage withMedia(Exchange exchange, @Nullable KeptMedia file) {
    return read(exchange, RequestBody.of(IncomingRequest.of(exchange)), file);
  }

  private NewMessage read(Exchange exchange, Fields fields, @Nullable KeptMedia file) {
    String key = IncomingRequest.of(exchange).header("Idempotency-Key").orElse(null);
    Caller caller = exchange.getVariable("caller", Caller.class);
    NewMessage message =
        new MessageRequest(fields, file, recipients, clock.instant()).read(key, caller.name());
    caller.requireSession(message.session());
    return message;
  }
}
