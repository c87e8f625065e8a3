package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.auth.AuditTrail;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.DatabaseBeans;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.database.SqliteTransactions;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.Pace;
import io.github.siakoberpa.queue.PaceDefaults;
import io.github.siakoberpa.queue.PaceKey;
import io.github.siakoberpa.queue.QueueConfig;
import io.github.siakoberpa.queue.QueueSettings;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.Retention;
import io.github.siakoberpa.traces.Traces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.PluginHelper;

/** The queue's own routes on a real SQLite file, with a target that the test plays. */
final class QueueFixture implements AutoCloseable {
  static final List<String> ROUTES =
      List.of(
          "enqueue",
          "dispatch",
          "outcomes",
          "recover",
          "look-up",
          "resend",
          "statistics",
          "pace",
          "events-receipts",
          "audit");

  final CamelContext camel = new DefaultCamelContext();
  final Map<String, Boolean> ready = new ConcurrentHashMap<>();
  volatile String store = "first";
  private final Database database;

  private QueueFixture(Database database) {
    this.database = database;
  }

  /** Starts it; the properties override those of a quick test. */
  static QueueFixture start(
      Path folder, Clock clock, Processor target, Map<String, String> overrides) throws Exception {
    return start(folder, clock, target, overrides, Traces.off());
  }

  /** The same with traces. */
  static QueueFixture start(
      Path folder, Clock clock, Processor target, Map<String, String> overrides, Traces traces)
      throws Exception {
    QueueFixture fixture = new QueueFixture(Database.open(folder));
    fixture.camel.getRegistry().bind("traces", traces);
    fixture.configure(clock, target, overrides);
    fixture.camel.start();
    return fixture;
  }

  private void configure(Clock clock, Processor target, Map<String, String> overrides)
      throws Exception {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "siakoberpa.dispatch.to", "direct:target",
            "siakoberpa.dispatch.look-up", "direct:look-up-target",
            "siakoberpa.dispatch.resend", "direct:resend-target",
            "siakoberpa.receipts.from", "direct:session-events",
            "siakoberpa.receipts.ask", "direct:ask-for-acks",
            "siakoberpa.dispatch.retry-delays", "1s,1s,1s,1s,1s",
            "siakoberpa.recovery.interval", "50",
            "siakoberpa.statistics.interval", "50",
            "siakoberpa.queue.max-open-per-chat", "1000"));
    properties.putAll(overrides);
    camel.setShutdownStrategy(new PromptShutdown(camel));
    camel.getPropertiesComponent().setInitialProperties(properties);
    camel.getRegistry().bind("writer", database.writer());
    camel.getRegistry().bind("reader", database.reader());
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(new SqliteTransactions(database.writer()));
    camel.getRegistry().bind("transactionPolicy", policy);
    SqlComponent sql = camel.getComponent("sql", SqlComponent.class);
    sql.setDataSource(database.writer());
    ParsedStatements.use(camel);
    QueueSettings settings =
        new QueueSettings(
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            number(properties, "test.max-open", 1000),
            number(properties, "test.max-open-per-session", 1000),
            number(properties, "test.max-open-per-chat", 1000));
    QueueConfig config =
        new QueueConfig(
            number(properties, "test.concurrency", 10),
            Duration.ofMillis(200),
            Duration.ofSeconds(60));
    String uri = properties.getProperty("test.gate", "whatsapp-web:test");
    SessionGate gate = new SessionGate(uri, sessions(), camel::isStopping);
    Pace pace = new Pace(pace(properties), config::concurrency, clock, new Random(1));
    QueueBeans.bind(camel, clock, settings, config, pace, gate, () -> null);
    camel.getRegistry().bind("mediaContent", (Processor) exchange -> {});
    DatabaseBeans.bind(camel.getRegistry(), database, clock, 0);
    Retention retention =
        new Retention(
            clock,
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(7),
            Duration.ofDays(365));
    camel.getRegistry().bind("retention", retention);
    camel.getRegistry().bind("auditTrail", new AuditTrail(clock, exchange -> null));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            // A host's route has an error handler of its own; the queue must cope with that.
            errorHandler(defaultErrorHandler().logExhausted(false));
            from("direct:target").process(target);
            from("direct:ask-for-acks").errorHandler(noErrorHandler()).to("mock:acks");
            from("direct:look-up-target").errorHandler(noErrorHandler()).to("mock:look-up");
            from("direct:resend-target").errorHandler(noErrorHandler()).to("mock:resend");
          }
        });
    for (String file : ROUTES) {
      load(file);
    }
  }

  /** Adds the routes of one more file. */
  void load(String file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("file:routes/" + file + ".camel.yaml"));
  }

  private TargetSessions sessions() {
    return new TargetSessions() {
      @Override
      public boolean isReady(String session) {
        return ready.getOrDefault(session, true);
      }

      @Override
      public String store(String session) {
        return store;
      }
    };
  }

  QueuedMessage enqueue(NewMessage message) {
    return (QueuedMessage) tryEnqueue(message);
  }

  EnqueueResult tryEnqueue(NewMessage message) {
    return camel
        .createProducerTemplate()
        .requestBody("direct:siakoberpa-enqueue", message, EnqueueResult.class);
  }

  @SuppressWarnings("unchecked")
  List<EnqueueResult> enqueueAll(List<NewMessage> messages, boolean together) {
    Exchange exchange =
        camel
            .createProducerTemplate()
            .send(
                "direct:siakoberpa-enqueue-all",
                request -> {
                  request.setPattern(ExchangePattern.InOut);
                  request.setVariable("together", together);
                  request.getMessage().setBody(messages);
                });
    if (exchange.getException() != null) {
      throw new IllegalStateException(exchange.getException());
    }
    return exchange.getMessage().getBody(List.class);
  }

  /** Off, unless a test sets fields of it as {@code test.pace.mode} and so on. */
  private static Map<PaceKey, String> pace(Properties properties) {
    Map<String, String> fields = new HashMap<>(Map.of("mode", "off"));
    for (PaceKey key : PaceKey.values()) {
      String value = properties.getProperty("test.pace." + key.field());
      if (value != null) {
        fields.put(key.field(), value);
      }
    }
    return PaceDefaults.polite(fields);
  }

  private static int number(Properties properties, String key, int otherwise) {
    return Integer.parseInt(properties.getProperty(key, Integer.toString(otherwise)));
  }

  static NewMessage message(String chat, String text) {
    return NewMessage.text("default", new Recipient(chat + "@c.us", "+" + chat), text);
  }

  /** One row of a query, or an empty map. */
  Map<String, Object> row(String sql, Object... parameters) {
    List<Map<String, Object>> rows = rows(sql, parameters);
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  String stateOf(QueuedMessage message) {
    return (String)
        row("SELECT state FROM message_jobs WHERE job_id = ?", message.jobId()).get("state");
  }

  List<Map<String, Object>> rows(String sql, Object... parameters) {
    try (Connection connection = database.reader().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int update(String sql, Object... parameters) {
    try (Connection connection = database.writer().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    camel.stop();
    database.close();
  }
}
