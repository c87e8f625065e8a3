package io.github.siakoberpa.broker;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event that its topic does not take, since it is too large, becomes a dead letter that says
 * which it was and nothing of what it said. Thread-safe.
 */
final class KafkaGivenUp implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaGivenUp.class);

  /** The exchange is that of the record, and has variable topic. */
  @Override
  public void process(Exchange exchange) {
    Message record = exchange.getMessage();
    String id = record.getHeader(KafkaOutlet.EVENT_ID, String.class);
    String type = record.getHeader(KafkaOutlet.EVENT_TYPE, String.class);
    String topic = exchange.getVariable("topic", String.class);
    int size = bytes(record);
    LOG.warn(
        "The event {} ({}) is not told to Kafka: topic {} does not take its {} bytes",
        id,
        type,
        topic,
        size);
    Message letter = new DefaultMessage(exchange);
    letter.setBody("{\"id\":\"%s\",\"type\":\"%s\",\"bytes\":%d}".formatted(id, type, size));
    letter.setHeader(KafkaConstants.KEY, record.getHeader(KafkaConstants.KEY));
    letter.setHeader(KafkaOutlet.EVENT_ID, id);
    letter.setHeader(KafkaOutlet.EVENT_TYPE, type);
    letter.setHeader("error-code", "EVENT_TOO_LARGE");
    letter.setHeader("error-message", "The topic does not take so large an event.");
    letter.setHeader("source", topic);
    exchange.setMessage(letter);
  }

  /** With its key and headers, of which a correlation may be long. */
  private static int bytes(Message record) {
    int headers = record.getHeaders().values().stream().mapToInt(KafkaGivenUp::bytes).sum();
    return headers + bytes(record.getBody());
  }

  private static int bytes(@Nullable Object value) {
    return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length : 0;
  }
}
