package io.github.siakoberpa.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
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
        message.getStringProperty(KEY),
        id == null ? null : "jms:" + id,
        correlation == null ? id : correlation,
        name(message.getJMSReplyTo()),
        message);
  }

  private static @Nullable String text(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText();
    }
    if (message instanceof BytesMessage bytes) {
      byte[] all = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(all);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
      } catch (CharacterCodingException e) {
        return null;
      }
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

  /** The message itself, whatever it holds, with the reason beside its own properties. */
  static Message deadLetter(BrokerBatch.Rejected rejected) throws JMSException {
    Message message = (Message) rejected.message().origin();
    Map<String, Object> properties = new LinkedHashMap<>();
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement().toString();
      properties.put(name, message.getObjectProperty(name));
    }
    properties.put("errorCode", rejected.problem().code());
    properties.put("errorMessage", rejected.problem().message());
    if (rejected.problem().field() != null) {
      properties.put("errorField", rejected.problem().field());
    }
    if (message.getJMSMessageID() != null) {
      properties.put("originalMessageId", message.getJMSMessageID());
    }
    message.clearProperties();
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      // Those of the provider are its own to set.
      if (!property.getKey().startsWith("JMS")) {
        message.setObjectProperty(property.getKey(), property.getValue());
      }
    }
    return message;
  }
}
