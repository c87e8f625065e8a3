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
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of Kafka: what came, and what is a dead letter. Used by one thread at a time. */
public final class KafkaIntake {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
  private static final String BROKER = "kafka";
  private static final String KEY = "idempotency-key";
  static final String CORRELATION = "correlation-id";

  private final CamelContext context;
  private final BrokerRules rules;
  private final Outage outage = new Outage("Records of Kafka");

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
    String key = header(record, KafkaConstants.KEY);
    String correlation = header(record, CORRELATION);
    if (correlation == null) {
      correlation = key == null ? place : key;
    }
    return new Received(
        text(record), header(record, KEY), "kafka:" + place, correlation, null, record);
  }

  private static @Nullable String text(Message record) {
    byte[] value = record.getBody(byte[].class);
    return value == null ? null : Received.utf8(value);
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

  /** The dead letters are written. */
  public void buried(BrokerBatch batch) {
    batch.buried();
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

  /** All of them are dealt with: the next start begins behind them. */
  public void commit(BrokerBatch batch) {
    Map<String, KafkaManualCommit> last = new LinkedHashMap<>();
    for (Received received : batch.all()) {
      Message record = (Message) received.origin();
      String partition =
          record.getHeader(KafkaConstants.TOPIC) + "-" + record.getHeader(KafkaConstants.PARTITION);
      last.put(partition, record.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
    }
    try {
      last.values().forEach(KafkaManualCommit::commit);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // Others have them meanwhile, or we again: whoever reads them knows that they are queued.
      LOG.debug("Records of Kafka will be read again", e);
    }
    batch.end();
    outage.isOver();
  }

  /**
   * They are tried again after a while; not by reading them again, since Camel would leave a
   * consumer behind each time.
   */
  public void abandon(BrokerBatch batch, Exception failure) {
    if (context.isStopping()) {
      batch.end();
    } else {
      outage.goesOn(reason(failure));
    }
  }

  /** For the log: what others throw may repeat what a record says. */
  static String reason(Exception failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof KafkaException)) {
      cause = cause.getCause();
    }
    return cause == null ? failure.getClass().getName() : cause.toString();
  }
}
