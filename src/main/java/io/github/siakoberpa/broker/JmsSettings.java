package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import java.time.Duration;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.meta.JmsConnectionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where the JMS broker is, and what is where in it.
 *
 * @param url as Qpid JMS takes it: {@code amqp://host:5672}, {@code amqps://…}, {@code
 *     failover:(…)}
 * @param user null = none is said
 * @param queue that messages come from; null = none are taken
 * @param deadLetters queue of what cannot be queued
 * @param outcomes queue of outcomes whose message did not ask for another; null = these are not
 *     told
 * @param events queue, or {@code topic:} and a topic, of all events; null = they are not told
 * @param patience how long is waited for a message
 */
public record JmsSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String queue,
    String deadLetters,
    @Nullable String outcomes,
    @Nullable String events,
    Duration patience) {
  private static final int ATTEMPTS = 8;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

  /** A connection with a transaction. */
  JMSContext connect() {
    JmsConnectionFactory factory = new JmsConnectionFactory(user, password, impatient(url));
    // Else a broker that accepts nothing for the moment, or is not there, would hold its thread for
    // as long.
    if (factory.getRequestTimeout() == JmsConnectionInfo.INFINITE) {
      factory.setRequestTimeout(LONGEST_CALL.toMillis());
    }
    if (factory.getSendTimeout() == JmsConnectionInfo.INFINITE) {
      factory.setSendTimeout(LONGEST_CALL.toMillis());
    }
    return factory.createContext(JMSContext.SESSION_TRANSACTED);
  }

  /**
   * Where there are several to choose from, the client would look for one of them for ever, and
   * nobody could stop it.
   */
  private static String impatient(String url) {
    if (!url.startsWith("failover:") || url.contains("ReconnectAttempts")) {
      return url;
    }
    String sign = url.indexOf('?', url.lastIndexOf(')')) < 0 ? "?" : "&";
    return "%s%sfailover.maxReconnectAttempts=%d&failover.startupMaxReconnectAttempts=%d"
        .formatted(url, sign, ATTEMPTS, ATTEMPTS);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "JmsSettings[queue " + queue + ", events " + events + "]";
  }
}
