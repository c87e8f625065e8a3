package io.github.siakoberpa.broker;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives messages of a queue, many in one transaction of the broker. (Camel's consumers of JMS
 * take one a transaction, and pay two commits for each, or several at once, which loses their
 * order.) Used by one thread at a time.
 */
public final class JmsIntake extends ServiceSupport {
  private static final Logger LOG = LoggerFactory.getLogger(JmsIntake.class);
  private static final int MOST_TOGETHER = 250;
  private static final String BROKER = "jms";

  private final JmsSettings settings;
  private final BrokerRules rules;
  private final JmsConnection connection;
  private final String queue;
  private @Nullable JMSConsumer consumer;

  /**
   * Opens nothing yet.
   *
   * @param queue that messages come from
   */
  JmsIntake(JmsSettings settings, String queue, BrokerRules rules) {
    this.settings = settings;
    this.queue = queue;
    this.rules = rules;
    this.connection = new JmsConnection(settings, "Messages of the JMS broker");
  }

  /**
   * What the broker has, after a short wait where it has nothing. It keeps them until {@link
   * #commit}.
   *
   * @throws JMSException when a message cannot be read
   */
  public synchronized BrokerBatch receive() throws JMSException {
    JMSConsumer from = consumer();
    List<BrokerMessage> messages = new ArrayList<>();
    Message next = from.receive(settings.patience().toMillis());
    while (next != null) {
      messages.add(BrokerMessage.of(JmsMessages.received(next), rules));
      next = messages.size() < MOST_TOGETHER ? from.receiveNoWait() : null;
    }
    if (messages.isEmpty()) {
      connection.isIdle();
    }
    return new BrokerBatch(BROKER, messages);
  }

  /**
   * They are queued, and dead letters moved.
   *
   * @throws JMSException when a dead letter cannot be written
   */
  public synchronized void commit(BrokerBatch batch) throws JMSException {
    if (batch.hasRejected()) {
      JMSContext with = connection.context();
      JMSProducer producer = with.createProducer();
      for (BrokerBatch.Rejected rejected : batch.rejected()) {
        producer.send(with.createQueue(settings.deadLetters()), JmsMessages.deadLetter(rejected));
      }
      LOG.warn("{} messages of the JMS broker became dead letters", batch.rejected().size());
    }
    connection.commit();
  }

  /** The broker gives again what was not committed. */
  public synchronized void abandon(Exception failure) {
    consumer = null;
    if (isRunAllowed() && !(failure instanceof BrokerException)) {
      connection.lost(failure);
    } else {
      connection.close();
    }
  }

  private JMSConsumer consumer() {
    JMSConsumer known = consumer;
    if (known == null) {
      JMSContext made = connection.context();
      known = made.createConsumer(made.createQueue(queue));
      consumer = known;
    }
    return known;
  }

  @Override
  protected synchronized void doStop() {
    consumer = null;
    connection.close();
  }
}
