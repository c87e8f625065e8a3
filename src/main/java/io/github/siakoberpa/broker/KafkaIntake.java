package io.github.siakoberpa.broker;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of Kafka: what came, what is a dead letter, what is an outcome. Thread-safe. */
public final class KafkaIntake {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
  private static final String BROKER = "kafka";
  private static final String KEY = "idempotency-key";
  private static final String CORRELATION = "correlation-id";

  private final CamelContext context;
  private final BrokerRules rules;

  KafkaIntake(CamelContext context, BrokerRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /** What one poll brought. */
  public BrokerBatch received(List<Exchange> records) {
    return new BrokerBatch(
        BROKER,
        records.stream().map(one -> BrokerMessage.of(received(one.getMessage()), rules)).toList());
  }

  private static Received received(Message record) {
    String place = place(record);
    String key = record.getHeader(KafkaConstants.KEY, String.class);
    String correlation = header(record, CORRELATION);
    if (correlation == null) {
      correlation = key == null ? place : key;
    }
    return new Received(
        record.getBody(String.class),
        header(record, KEY),
        "kafka:" + place,
        correlation,
        null,
        record);
  }

  private static String place(Message record) {
    return "%s-%s-%s"
        .formatted(
            record.getHeader(KafkaConstants.TOPIC),
            record.getHeader(KafkaConstants.PARTITION),
            record.getHeader(KafkaConstants.OFFSET));
  }

  private static @Nullable String header(Message record, String name) {
    Object value = record.getHeader(name);
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : value == null ? null : value.toString();
  }

  /** The records that cannot be queued, as they came, with the reason in headers. */
  public List<Message> deadLetters(BrokerBatch batch) {
    LOG.warn("{} records of Kafka became dead letters", batch.rejected().size());
    return batch.rejected().stream().map(this::deadLetter).toList();
  }

  private Message deadLetter(BrokerBatch.Rejected rejected) {
    Message record = (Message) rejected.message().origin();
    Message letter = new DefaultMessage(context);
    letter.setBody(record.getBody());
    record
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value instanceof byte[]) {
                letter.setHeader(name, value);
              }
            });
    letter.setHeader(KafkaConstants.KEY, record.getHeader(KafkaConstants.KEY));
    letter.setHeader("error-code", rejected.problem().code());
    letter.setHeader("error-message", rejected.problem().message());
    if (rejected.problem().field() != null) {
      letter.setHeader("error-field", rejected.problem().field());
    }
    letter.setHeader("source", place(record));
    return letter;
  }

  /** The records of outcomes; a message's have one key, so that they keep their order. */
  public List<Message> records(OutcomePage page) {
    return page.outcomes().stream().map(this::record).toList();
  }

  private Message record(Outcome outcome) {
    Message record = new DefaultMessage(context);
    record.setBody(outcome.json());
    record.setHeader(KafkaConstants.KEY, outcome.jobId());
    record.setHeader("event-id", outcome.eventId());
    record.setHeader("event-type", outcome.type());
    if (outcome.correlation() != null) {
      record.setHeader(CORRELATION, outcome.correlation());
    }
    return record;
  }

  /** All of them are dealt with: the next start begins behind them. */
  public void commit(BrokerBatch batch) {
    Map<String, KafkaManualCommit> last = new LinkedHashMap<>();
    for (Received received : batch.all()) {
      Message record = (Message) received.origin();
      String partition =
          record.getHeader(KafkaConstants.TOPIC) + "-" + record.getHeader(KafkaConstants.PARTITION);
      last.put(partition, record.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
    }
    last.values().forEach(KafkaManualCommit::commit);
  }
}
