package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.qpid.jms.JmsConnectionFactory;

/** An Artemis in this process, that speaks AMQP, and a client of it. */
public final class ArtemisBroker implements AutoCloseable {
  /** Who may log in to a guarded one. */
  public static final String USER = "siakoberpa";

  /** How. */
  public static final String PASSWORD = "open sesame";

  /** Addresses of a guarded one that begin so take one message. */
  public static final String SMALL = "small.";

  private static final String STORE_PASSWORD = "changeit";

  private final EmbeddedActiveMQ server;
  private final String url;
  private JMSContext client;

  private ArtemisBroker(EmbeddedActiveMQ server, String url) throws Exception {
    this.server = server;
    this.url = url;
    server.start();
    this.client = connect();
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
    return new ArtemisBroker(
        new EmbeddedActiveMQ().setConfiguration(configuration), "amqp://127.0.0.1:" + port);
  }

  /** With TLS and a login, and with its messages in that folder, where it finds them again. */
  public static ArtemisBroker guarded(Path folder) throws Exception {
    Path keys = folder.resolve("keys.p12");
    makeKeys(keys);
    int port = freePort();
    String acceptor =
        "tcp://127.0.0.1:%d?protocols=AMQP;sslEnabled=true;keyStorePath=%s;keyStorePassword=%s"
            .formatted(port, keys, STORE_PASSWORD);
    Configuration configuration =
        new ConfigurationImpl()
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setJMXManagementEnabled(false)
            .addAddressSetting(
                SMALL + "#",
                new AddressSettings()
                    .setMaxSizeMessages(1)
                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL))
            .putSecurityRoles(
                "#",
                Set.of(
                    new Role(
                        "all", true, true, true, true, true, true, true, true, true, true, true,
                        true)))
            .addAcceptorConfiguration("amqp", acceptor);
    SecurityConfiguration logins =
        new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("all")));
    EmbeddedActiveMQ server =
        new EmbeddedActiveMQ()
            .setConfiguration(configuration)
            .setSecurityManager(
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), logins));
    String url =
        "amqps://127.0.0.1:%d?transport.trustStoreLocation=%s&transport.trustStorePassword=%s&transport.verifyHost=false"
            .formatted(port, keys, STORE_PASSWORD);
    return new ArtemisBroker(server, url);
  }

  private static void makeKeys(Path store) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD,
                "-J-XX:TieredStopAtLevel=1")
            .redirectErrorStream(true)
            .start();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IllegalStateException("No keys");
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private JMSContext connect() {
    return new JmsConnectionFactory(USER, PASSWORD, url).createContext(JMSContext.AUTO_ACKNOWLEDGE);
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** For messages with headers. */
  public JMSContext client() {
    return client;
  }

  /** Nobody is answered any more. */
  public void goAway() throws Exception {
    client.close();
    server.stop();
  }

  /** The same one as before. */
  public void comeBack() throws Exception {
    server.start();
    client = connect();
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
