package io.github.siakoberpa.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.apache.qpid.jms.message.JmsMessage;
import org.jspecify.annotations.Nullable;

/** What is in messages of JMS. Stateless. */
final class JmsMessages {
  private static final String KEY = "idempotencyKey";
  private static final String QUEUE = "queue:";
  private static final String TOPIC = "topic:";

  private JmsMessages() {}

  static Received received(Message message) throws JMSException {
    String id = message.getJMSMessageID();
    String correlation = message.getJMSCorrelationID();
    return new Received(
        text(message),
        key(message),
        id == null ? null : "jms:" + id,
        correlation == null ? id : correlation,
        name(message.getJMSReplyTo()),
        message);
  }

  /** Other languages give properties of kinds that JMS does not know. */
  private static @Nullable String key(Message message) throws JMSException {
    Object key = message.getObjectProperty(KEY);
    return key == null ? null : key.toString();
  }

  private static @Nullable String text(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText();
    }
    if (message instanceof BytesMessage bytes) {
      byte[] all = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(all);
      return Received.utf8(all);
    }
    return null;
  }

  private static @Nullable String name(@Nullable Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return QUEUE + queue.getQueueName();
    }
    return destination instanceof Topic topic ? TOPIC + topic.getTopicName() : null;
  }

  /** For the log: what others throw may repeat what a message says. */
  static String reason(Exception failure) {
    return failure instanceof JMSException || failure instanceof JMSRuntimeException
        ? failure.toString()
        : failure.getClass().getName();
  }

  static boolean isTopic(String name) {
    return name.startsWith(TOPIC);
  }

  /** Behind {@code queue:} or {@code topic:}. */
  static String plain(String name) {
    return isTopic(name) || name.startsWith(QUEUE) ? name.substring(QUEUE.length()) : name;
  }

  /**
   * The message itself, whatever it holds, with the reason beside its own properties. These stay as
   * they are: AMQP has names and kinds of properties that JMS would not let us write again.
   */
  static Message deadLetter(BrokerBatch.Rejected rejected, JMSContext with) throws JMSException {
    Object origin = rejected.message().origin();
    Message message = origin instanceof JmsMessage known ? known : with.createMessage();
    if (origin instanceof JmsMessage known) {
      known.setReadOnlyProperties(false);
    }
    message.setStringProperty("errorCode", rejected.problem().code());
    message.setStringProperty("errorMessage", rejected.problem().message());
    if (rejected.problem().field() != null) {
      message.setStringProperty("errorField", rejected.problem().field());
    }
    if (message.getJMSMessageID() != null) {
      message.setStringProperty("originalMessageId", message.getJMSMessageID());
    }
    return message;
  }
}
