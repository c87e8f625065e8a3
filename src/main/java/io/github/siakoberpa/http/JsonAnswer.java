package io.github.siakoberpa.http;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The last step of a call: what is in the body goes out as JSON. Thread-safe. */
public final class JsonAnswer implements Processor {
  @Override
  public void process(Exchange exchange) {
    write(exchange.getMessage(), exchange.getMessage().getBody());
  }

  /** As bytes, because only then does the answer tell its length. */
  static void write(Message message, Object body) {
    message.setBody(Json.bytes(body));
    message.setHeader(Exchange.CONTENT_TYPE, Json.CONTENT_TYPE);
  }

  static void write(Message message, ErrorAnswer answer) {
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    write(message, answer.body(IncomingRequest.of(message.getExchange()).id()));
  }
}
