package io.github.siakoberpa.broker;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
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
  private final JmsConnection connection;
  private boolean oneByOne;

  JmsOutlet(JmsSettings settings) {
    this.settings = settings;
    this.connection = new JmsConnection(settings, "Outcomes for the JMS broker");
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
      connection.commit();
    } else {
      wanted.forEach(this::sendAlone);
    }
    oneByOne = false;
  }

  private void sendAlone(Outcome outcome) {
    try {
      send(outcome);
      connection.commit();
    } catch (InvalidDestinationRuntimeException | JMSSecurityRuntimeException e) {
      LOG.warn("The outcome {} cannot be told: {}", outcome.eventId(), e.getClass().getName());
      connection.close();
    }
  }

  private void send(Outcome outcome) {
    JMSContext with = connection.context();
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
