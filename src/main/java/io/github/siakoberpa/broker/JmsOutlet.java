package io.github.siakoberpa.broker;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.util.List;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends outcomes, a page of them in one transaction. A destination that is no more, such as the
 * temporary queue of a client that left, holds back nobody else's. Used by one thread at a time.
 */
public final class JmsOutlet extends ServiceSupport {
  private static final Logger LOG = LoggerFactory.getLogger(JmsOutlet.class);

  private final JmsSettings settings;
  private @Nullable JMSContext connection;
  private boolean oneByOne;
  // Told once, not at each try.
  private boolean away;

  JmsOutlet(JmsSettings settings) {
    this.settings = settings;
  }

  /** The broker has them when it returns, each at least once. */
  public synchronized void send(OutcomePage page) {
    List<Outcome> wanted =
        page.outcomes().stream().filter(outcome -> place(outcome) != null).toList();
    if (wanted.isEmpty()) {
      return;
    }
    if (!oneByOne) {
      // Where one of them cannot be told, the next try finds out which.
      oneByOne = true;
      wanted.forEach(this::send);
      connection().commit();
    } else {
      wanted.forEach(this::sendAlone);
    }
    oneByOne = false;
    away = false;
  }

  private void sendAlone(Outcome outcome) {
    try {
      send(outcome);
      connection().commit();
    } catch (InvalidDestinationRuntimeException | JMSSecurityRuntimeException e) {
      LOG.warn("The outcome {} cannot be told: {}", outcome.eventId(), e.getClass().getName());
      disconnect();
    }
  }

  private void send(Outcome outcome) {
    JMSContext with = connection();
    JMSProducer producer =
        with.createProducer()
            .setProperty("eventId", outcome.eventId())
            .setProperty("eventType", outcome.type());
    if (outcome.correlation() != null) {
      producer.setJMSCorrelationID(outcome.correlation());
    }
    String place = String.valueOf(place(outcome));
    String name = JmsMessages.plain(place);
    Destination to = JmsMessages.isTopic(place) ? with.createTopic(name) : with.createQueue(name);
    producer.send(to, outcome.json());
  }

  private @Nullable String place(Outcome outcome) {
    return outcome.replyTo() == null ? settings.outcomes() : outcome.replyTo();
  }

  /** They are sent again later. */
  public synchronized void abandon(Exception failure) {
    if (isRunAllowed() && !away) {
      LOG.warn("Outcomes for the JMS broker wait: {}", JmsMessages.reason(failure));
    }
    away = true;
    disconnect();
  }

  private JMSContext connection() {
    JMSContext known = connection;
    if (known == null) {
      known = settings.connect();
      connection = known;
    }
    return known;
  }

  private void disconnect() {
    JMSContext known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (JMSRuntimeException e) {
        LOG.debug("The JMS broker had gone already", e);
      }
    }
  }

  @Override
  protected synchronized void doStop() {
    disconnect();
  }
}
