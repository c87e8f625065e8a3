package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.qpid.jms.JmsConnectionFactory;

/** An Artemis in this process, that speaks AMQP, and a client of it. */
public final class ArtemisBroker implements AutoCloseable {
  private final EmbeddedActiveMQ server;
  private final String url;
  private final JMSContext client;

  private ArtemisBroker(EmbeddedActiveMQ server, String url) {
    this.server = server;
    this.url = url;
    this.client = new JmsConnectionFactory(url).createContext(JMSContext.AUTO_ACKNOWLEDGE);
  }

  /** On a free port; it forgets everything at its end. */
  public static ArtemisBroker start() throws Exception {
    int port = freePort();
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:%d?protocols=AMQP".formatted(port));
    EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration);
    server.start();
    return new ArtemisBroker(server, "amqp://127.0.0.1:" + port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** For messages with headers. */
  public JMSContext client() {
    return client;
  }

  /** Texts, in one transaction; each has its correlation id where there is one. */
  public void send(String queue, List<String> texts, List<String> correlations) {
    try (JMSContext sending = client.createContext(JMSContext.SESSION_TRANSACTED)) {
      for (int i = 0; i < texts.size(); i++) {
        sending
            .createProducer()
            .setJMSCorrelationID(correlations.get(i))
            .send(sending.createQueue(queue), texts.get(i));
      }
      sending.commit();
    }
  }

  /** The next message; null = there was none for so long. */
  public Message receive(String queue, long millis) throws JMSException {
    try (JMSContext receiving = client.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      return receiving.createConsumer(receiving.createQueue(queue)).receive(millis);
    }
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
