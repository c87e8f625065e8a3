package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import java.time.Duration;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the JMS broker is, and what is where in it.
 *
 * @param url as Qpid JMS takes it: {@code amqp://host:5672}, {@code amqps://…}, {@code
 *     failover:(…)}
 * @param user null = none is said
 * @param queue that messages come from
 * @param deadLetters queue of what cannot be queued
 * @param outcomes queue of outcomes whose message did not ask for another; null = these are not
 *     told
 * @param patience how long is waited for a message
 */
public record JmsSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    String queue,
    String deadLetters,
    @Nullable String outcomes,
    Duration patience) {

  /** A connection with a transaction. */
  JMSContext connect() {
    return new JmsConnectionFactory(user, password, url)
        .createContext(JMSContext.SESSION_TRANSACTED);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "JmsSettings[" + queue + "]";
  }
}
