package io.github.siakoberpa.broker;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.ObjectHelper;
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
    Received next = next(() -> from.receive(settings.patience().toMillis()));
    while (next != null) {
      messages.add(BrokerMessage.of(next, rules));
      next = messages.size() < MOST_TOGETHER ? next(from::receiveNoWait) : null;
    }
    BrokerBatch batch = new BrokerBatch(BROKER, messages);
    if (messages.isEmpty()) {
      connection.isIdle();
      batch.end();
    }
    return batch;
  }

  /**
   * Where a text is not in the encoding that it names, the client library takes the message from
   * the broker and fails, each time anew: it is one of those that make no sense.
   */
  private static @Nullable Received next(Supplier<@Nullable Message> broker) throws JMSException {
    try {
      Message message = broker.get();
      return message == null ? null : JmsMessages.received(message);
    } catch (JMSRuntimeException e) {
      if (ObjectHelper.getException(CharacterCodingException.class, e) == null) {
        throw e;
      }
      return Received.UNREADABLE;
    }
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
        producer.send(
            with.createQueue(settings.deadLetters()), JmsMessages.deadLetter(rejected, with));
      }
      LOG.warn("{} messages of the JMS broker became dead letters", batch.rejected().size());
    }
    connection.commit();
    batch.end();
  }

  /**
   * They are tried again after a while. Where it is not the broker that failed it keeps them with
   * us meanwhile: brokers count how often they have given a message, and after a few times they
   * drop it, or put it elsewhere.
   */
  public synchronized void abandon(BrokerBatch batch, Exception failure) {
    if (isRunAllowed() && !(failure instanceof BrokerException) && !isOfBroker(failure)) {
      connection.holds(failure);
    } else {
      batch.end();
      abandon(failure);
    }
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

  private static boolean isOfBroker(Exception failure) {
    return failure instanceof JMSException || failure instanceof JMSRuntimeException;
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
