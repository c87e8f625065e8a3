package io.github.siakoberpa.broker;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events, a page of them in one transaction. A destination that a message asked for and that
 * the broker refuses, such as the temporary queue of a client that left, holds back nothing else;
 * where the one that is set is refused everything waits, since nothing may be lost. Used by one
 * thread at a time.
 */
public final class JmsOutlet extends ServiceSupport {
  private static final Logger LOG = LoggerFactory.getLogger(JmsOutlet.class);

  /** So often a broker that is there must refuse an event in a way that may pass. */
  private static final int TRIES = 5;

  private final @Nullable String usual;
  private final boolean grouped;
  private final JmsConnection connection;
  private final Set<BrokerEvent> toldAlone = new HashSet<>();
  private boolean oneByOne;
  private @Nullable BrokerEvent refused;
  private int refusals;

  /**
   * Opens nothing yet.
   *
   * @param usual where events go that want nothing else; null = these are not told
   * @param grouped whether several consumers of one queue are to keep the order of lanes
   * @param held what waits while the broker is away, as the log says it
   */
  JmsOutlet(JmsSettings settings, @Nullable String usual, boolean grouped, String held) {
    this.usual = usual;
    this.grouped = grouped;
    this.connection = new JmsConnection(settings, held);
  }

  /** The broker has them when it returns, each at least once. */
  public synchronized void send(BrokerEventPage page) {
    List<BrokerEvent> wanted =
        page.events().stream().filter(event -> place(event) != null).toList();
    if (wanted.isEmpty()) {
      return;
    }
    if (!oneByOne) {
      // Where one of them cannot be told, the next try finds out which.
      oneByOne = true;
      wanted.forEach(this::send);
      connection.commit();
    } else {
      wanted.stream().filter(event -> !toldAlone.contains(event)).forEach(this::sendAlone);
    }
    oneByOne = false;
    toldAlone.clear();
  }

  private void sendAlone(BrokerEvent event) {
    connection.requireBroker();
    try {
      send(event);
      connection.commit();
    } catch (JMSRuntimeException e) {
      if (event.replyTo() == null || !isFinal(event, e)) {
        throw e;
      }
      LOG.warn("The outcome {} cannot be told: {}", event.eventId(), e.getClass().getName());
      connection.close();
    }
    toldAlone.add(event);
  }

  /** Some brokers say only that the transaction failed, and a full queue may be emptied. */
  private boolean isFinal(BrokerEvent event, JMSRuntimeException failure) {
    refusals = event.equals(refused) ? refusals + 1 : 1;
    refused = event;
    return refusals >= TRIES
        || failure instanceof InvalidDestinationRuntimeException
        || failure instanceof JMSSecurityRuntimeException;
  }

  private void send(BrokerEvent event) {
    JMSContext with = connection.context();
    JMSProducer producer =
        with.createProducer()
            .setProperty("eventId", event.eventId())
            .setProperty("eventType", event.type());
    if (event.correlation() != null) {
      producer.setJMSCorrelationID(event.correlation());
    }
    if (grouped) {
      producer.setProperty("JMSXGroupID", event.lane());
    }
    String place = String.valueOf(place(event));
    String name = JmsMessages.plain(place);
    Destination to = JmsMessages.isTopic(place) ? with.createTopic(name) : with.createQueue(name);
    producer.send(to, event.json());
  }

  private @Nullable String place(BrokerEvent event) {
    return event.replyTo() == null ? usual : event.replyTo();
  }

  /** They are sent again later. */
  public synchronized void abandon(Exception failure) {
    if (isRunAllowed()) {
      connection.lost(failure);
    } else {
      connection.close();
    }
  }

  @Override
  protected synchronized void doStop() {
    connection.close();
  }
}
