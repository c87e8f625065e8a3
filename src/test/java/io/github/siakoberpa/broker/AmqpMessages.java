package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;

/** Messages as AMQP allows them, but no client in Java would write them. Stateless. */
public final class AmqpMessages {
  private AmqpMessages() {}

  /** Gives the message a property of any name and kind. */
  public static void put(Message message, String name, Object value) throws JMSException {
    facade(message).setApplicationProperty(name, value);
  }

  /** Such a property. */
  public static Object get(Message message, String name) throws JMSException {
    return facade(message).getApplicationProperty(name);
  }

  /** A message that says it is a text, in that encoding. */
  public static Message text(JMSContext client, String text, Charset encoding)
      throws ReflectiveOperationException {
    Message message = client.createTextMessage();
    Method setBody = AmqpJmsMessageFacade.class.getDeclaredMethod("setBody", Section.class);
    setBody.setAccessible(true);
    setBody.invoke(facade(message), new Data(new Binary(text.getBytes(encoding))));
    return message;
  }

  private static AmqpJmsMessageFacade facade(Message message) {
    return (AmqpJmsMessageFacade) ((JmsMessage) message).getFacade();
  }
}
