package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.broker.ArtemisBroker;
import io.github.siakoberpa.broker.KafkaBroker;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Artemis and a Kafka with messages for an application that is killed twice in the middle. Each
 * is queued once, and each has its outcome on the side that it came from; both sides have the
 * events of all. 300 from each; 10,000 with the profile {@code soak}.
 */
class BrokersKillIT {
  private static final int MESSAGES = Boolean.getBoolean("siakoberpa.test.soak") ? 10_000 : 300;
  private static final int PARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String QUEUE = "siakoberpa.messages.sandbox";
  private static final String OUTCOMES = "siakoberpa.outcomes.sandbox";
  private static final String EVENTS = "siakoberpa.events.sandbox";
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("camel.component.whatsapp-web.url", "http://127.0.0.1:1/"),
          Map.entry("camel.component.whatsapp-web.sessions", ""),
          Map.entry("siakoberpa.browser.install", "never"),
          Map.entry("siakoberpa.management.port", "off"),
          Map.entry("camel.server.port", "0"),
          // Content with everything: this is about what comes in, and back.
          Map.entry("siakoberpa.dispatch.to", "log:nowhere?level=OFF"));

  @TempDir Path folder;
  private final Map<String, String> properties = new HashMap<>(PROPERTIES);
  private RunningApplication application;
  private int sent;

  @Test
  void each_message_is_queued_once_and_its_outcome_comes_back() throws Exception {
    try (ArtemisBroker artemis = ArtemisBroker.start();
        KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
      kafka.make(QUEUE, 2);
      kafka.make(OUTCOMES, 1);
      kafka.make(EVENTS, 2);
      properties.put("siakoberpa.jms.url", artemis.url());
      properties.put("siakoberpa.jms.events", "siakoberpa.events");
      properties.put("siakoberpa.kafka.brokers", kafka.servers());
      properties.put("siakoberpa.kafka.events", "siakoberpa.events");
      // So that Kafka soon knows who was killed; less than that its broker refuses.
      properties.put("camel.component.kafka.session-timeout-ms", "6000");
      killTwice(artemis, kafka);
    }
  }

  private void killTwice(ArtemisBroker artemis, KafkaBroker kafka) throws Exception {
    application = RunningApplication.start(folder, properties);
    try {
      await("the events are followed")
          .atMost(PATIENCE)
          .until(
              () -> number("SELECT count(*) FROM event_cursors WHERE name LIKE '%-events'") == 2);
      long begun = System.nanoTime();
      for (int part = 1; part <= PARTS; part++) {
        feed(artemis, kafka);
        int enough = 2 * sent - MESSAGES / PARTS;
        await("message %d".formatted(enough))
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> number("SELECT count(*) FROM message_jobs") >= enough);
        if (part < PARTS) {
          application.process().kill();
          System.out.printf(
              "BROKERS killed with %d of %d queued, %d sent%n",
              number("SELECT count(*) FROM message_jobs"),
              2 * sent,
              number("SELECT count(*) FROM message_jobs WHERE state = 'sent'"));
          application = RunningApplication.start(folder, properties);
        }
      }
      Set<String> jms = outcomes(artemis);
      Set<String> records = outcomes(kafka);
      System.out.printf(
          "BROKERS %d messages from each, in %d s%n",
          sent, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
      assertThat(jms).as("outcomes in Artemis").hasSize(sent);
      assertThat(records).as("outcomes in Kafka").hasSize(sent);
      assertThat(number("SELECT count(*) FROM message_jobs")).isEqualTo(2L * sent);
      assertThat(number("SELECT count(DISTINCT client_ref) FROM message_jobs"))
          .isEqualTo(2L * sent);
      assertThat(number("SELECT count(*) FROM broker_messages")).isEqualTo(2L * sent);
      Set<String> all = new HashSet<>();
      for (int i = 0; i < sent; i++) {
        all.addAll(List.of("jms-" + i, "kafka-" + i));
      }
      assertThat(events(artemis)).as("events in Artemis").isEqualTo(all);
      assertThat(events(kafka)).as("events in Kafka").isEqualTo(all);
    } finally {
      // Before the brokers.
      application.close();
    }
  }

  @Test
  void a_start_that_fails_leaves_no_process_behind() {
    properties.put("siakoberpa.admin.password", "another than that of the test");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> RunningApplication.start(folder, properties));

    assertThat(ProcessHandle.current().descendants())
        .noneMatch(one -> one.info().commandLine().orElse("").contains(folder.toString()))
        .noneMatch(one -> one.info().commandLine().orElse("").contains("siakoberpa.jar"));
  }

  @Test
  void a_backlog_is_taken_in_quickly_and_what_is_off_is_not_even_loaded() throws Exception {
    try (ArtemisBroker artemis = ArtemisBroker.start();
        KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
      kafka.make(QUEUE, 2);
      kafka.make(OUTCOMES, 1);
      for (int part = 1; part <= PARTS; part++) {
        feed(artemis, kafka);
      }
      Path classes = folder.resolve("classes.log");
      try (JavaProcess idle =
          JavaProcess.start(
              folder.resolve("idle"),
              properties,
              Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes))) {
        await("it is up").atMost(PATIENCE).until(() -> idle.output().contains("http"));
      }
      assertThat(Files.readString(classes))
          .doesNotContain(
              "org.apache.kafka.", "org.apache.qpid.", "jakarta.jms.", "KafkaComponent");
      takeIn("jms", "siakoberpa.jms.url", artemis.url());
      properties.remove("siakoberpa.jms.url");
      takeIn("kafka", "siakoberpa.kafka.brokers", kafka.servers());
    }
  }

  private void takeIn(String broker, String key, String value) throws Exception {
    properties.put(key, value);
    String of = " FROM message_jobs WHERE created_by = '" + broker + "'";
    try (RunningApplication running = RunningApplication.start(folder, properties)) {
      await(broker)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> number("SELECT count(*)" + of) >= sent);
      long millis = Math.max(1, number("SELECT max(created_at) - min(created_at)" + of));
      System.out.printf(
          "BROKERS %s: %d messages in %d ms, %d a second%n",
          broker, sent, millis, sent * 1000L / millis);
      assertThat(running.process().isAlive()).isTrue();
    }
  }

  private void feed(ArtemisBroker artemis, KafkaBroker kafka) throws Exception {
    List<String> texts = new ArrayList<>();
    List<String> references = new ArrayList<>();
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (int i = 0; i < MESSAGES / PARTS; i++, sent++) {
      texts.add(text("jms-" + sent));
      references.add("jms-" + sent);
      ProducerRecord<String, String> record =
          new ProducerRecord<>(QUEUE, "customer-" + sent % 50, text("kafka-" + sent));
      record.headers().add("correlation-id", ("kafka-" + sent).getBytes(StandardCharsets.UTF_8));
      records.add(record);
    }
    artemis.send(QUEUE, texts, references);
    kafka.send(records);
  }

  private String text(String clientRef) {
    return "{\"to\":\"49170%07d\",\"text\":\"Hello\",\"clientRef\":\"%s\"}"
        .formatted(sent % 500, clientRef);
  }

  /** Correlation ids of ends, each told under one event id. */
  private Set<String> outcomes(ArtemisBroker artemis) throws JMSException {
    Map<String, String> correlationByEvent = new HashMap<>();
    Set<String> ended = new HashSet<>();
    int taken = 0;
    try (JMSContext context = artemis.client().createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(OUTCOMES));
      Message next = consumer.receive(PATIENCE.toMillis());
      while (next != null) {
        taken++;
        String correlation = next.getJMSCorrelationID();
        add(correlationByEvent, ended, next.getStringProperty("eventId"), correlation);
        next = consumer.receive(ended.size() < sent ? PATIENCE.toMillis() : 2_000);
      }
    }
    System.out.printf("BROKERS Artemis has %d outcomes, %d twice%n", taken, taken - ended.size());
    return ended;
  }

  private Set<String> outcomes(KafkaBroker kafka) {
    Map<String, String> correlationByEvent = new HashMap<>();
    Set<String> ended = new HashSet<>();
    List<ConsumerRecord<String, String>> records = List.of();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ended.size() < sent && System.nanoTime() < end) {
      records = kafka.read(OUTCOMES, Integer.MAX_VALUE, Duration.ofSeconds(2));
      records.forEach(
          one ->
              add(
                  correlationByEvent,
                  ended,
                  header(one, "event-id"),
                  header(one, "correlation-id")));
    }
    System.out.printf(
        "BROKERS Kafka has %d outcomes, %d twice%n", records.size(), records.size() - ended.size());
    return ended;
  }

  /** The references of all messages that were sent. */
  private Set<String> events(ArtemisBroker artemis) throws Exception {
    Set<String> references = new HashSet<>();
    try (JMSContext context = artemis.client().createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(EVENTS));
      while (references.size() < 2 * sent) {
        Message next = consumer.receive(PATIENCE.toMillis());
        assertThat(next).as("an event behind %d", references.size()).isNotNull();
        references.add(reference(next.getBody(String.class)));
      }
    }
    return references;
  }

  private Set<String> events(KafkaBroker kafka) throws Exception {
    Set<String> references = new HashSet<>();
    await("events in Kafka")
        .atMost(PATIENCE)
        .until(
            () -> {
              for (ConsumerRecord<String, String> one :
                  kafka.read(EVENTS, 2 * sent, Duration.ofSeconds(2))) {
                references.add(reference(one.value()));
              }
              return references.size() >= 2 * sent;
            });
    return references;
  }

  private static String reference(String event) throws Exception {
    return Http.json(event).path("data").path("clientRef").asText();
  }

  private static void add(
      Map<String, String> byEvent, Set<String> ended, String event, String correlation) {
    String before = byEvent.put(event, correlation);
    assertThat(before == null || before.equals(correlation)).as("one event, one message").isTrue();
    ended.add(correlation);
    assertThat(byEvent).as("one end of each").hasSameSizeAs(ended);
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** The only number of a query; 0 while there is no such table. */
  private long number(String sql) {
    Path file = folder.resolve("data/sandbox/siakoberpa.db");
    if (!Files.exists(file)) {
      return 0;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }
}
