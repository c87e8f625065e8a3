package io.github.siakoberpa.broker;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Events as records of Kafka. Used by one thread at a time. */
public final class KafkaOutlet {
  static final String EVENT_ID = "event-id";
  static final String EVENT_TYPE = "event-type";

  private final CamelContext context;
  private final Outage outage;

  /**
   * For one topic.
   *
   * @param held what waits while Kafka is away, as the log says it
   */
  KafkaOutlet(CamelContext context, String held) {
    this.context = context;
    this.outage = new Outage(held);
  }

  /** The records of events; those of a lane have one key, so that they keep their order. */
  public List<Message> records(BrokerEventPage page) {
    return page.events().stream().map(this::record).toList();
  }

  private Message record(BrokerEvent event) {
    Message record = new DefaultMessage(context);
    record.setBody(event.json());
    record.setHeader(KafkaConstants.KEY, event.lane());
    record.setHeader(EVENT_ID, event.eventId());
    record.setHeader(EVENT_TYPE, event.type());
    if (event.correlation() != null) {
      record.setHeader(KafkaIntake.CORRELATION, event.correlation());
    }
    return record;
  }

  /** All replicas have the records. */
  public void written() {
    outage.isOver();
  }

  /** They are written again later. */
  public void abandon(Exception failure) {
    outage.goesOn(KafkaIntake.reason(failure));
  }
}
