package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.broker.ArtemisBroker;
import io.github.siakoberpa.broker.KafkaBroker;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Artemis with TLS and a login and a real Kafka go away and come back. Events go there as
 * the documentation says.
 */
class BrokersAwayTest {
  private static final String QUEUE = "siakoberpa.messages.sandbox";
  private static final String OUTCOMES = "siakoberpa.outcomes.sandbox";
  private static final String EVENTS = "siakoberpa.events.sandbox";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern RECIPE = Pattern.compile("(?s)```properties\\n(.*?)```");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static ArtemisBroker artemis;
  private static KafkaBroker kafka;
  private static Application application;
  private static Kept kept;

  private static final class Kept extends AbstractAppender {
    private final Queue<LogEvent> lines = new ConcurrentLinkedQueue<>();

    Kept() {
      super("kept", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      lines.add(event.toImmutable());
    }

    List<String> ours() {
      return lines.stream()
          .filter(line -> line.getLoggerName().startsWith("io.github.siakoberpa"))
          .map(line -> line.getMessage().getFormattedMessage())
          .toList();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    artemis = ArtemisBroker.guarded(folder);
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    kafka.make(QUEUE, 2);
    kafka.make(OUTCOMES, 1);
    kafka.make(EVENTS, 3);
    kept = new Kept();
    kept.start();
    LoggerContext log = (LoggerContext) LogManager.getContext(false);
    log.getConfiguration().getRootLogger().addAppender(kept, Level.WARN, null);
    TestApplication start = TestApplication.in(folder);
    recipe().forEach((key, value) -> start.with(key.toString(), value.toString()));
    application =
        start
            .with("camel.component.whatsapp-web.url", "http://127.0.0.1:1/")
            .with("siakoberpa.brokers.interval", "100ms")
            .with("siakoberpa.jms.url", artemis.url())
            .with("siakoberpa.jms.user", ArtemisBroker.USER)
            .with("siakoberpa.jms.password", ArtemisBroker.PASSWORD)
            .with("siakoberpa.kafka.brokers", kafka.servers())
            // So that some tries fail while it is away.
            .with("camel.component.kafka.request-timeout-ms", "1500")
            .with("camel.component.kafka.max-block-ms", "1500")
            .with("camel.component.kafka.delivery-timeout-ms", "3000")
            .start();
  }

  /** What the documentation says how events go to brokers. */
  private static Properties recipe() throws Exception {
    Properties recipe = new Properties();
    Matcher blocks = RECIPE.matcher(Files.readString(Path.of("src/main/docs/webhooks.md")));
    while (blocks.find()) {
      recipe.load(new StringReader(blocks.group(1)));
    }
    assertThat(recipe).containsKeys("siakoberpa.jms.events", "siakoberpa.kafka.events");
    return recipe;
  }

  @AfterAll
  static void stop() {
    // The application ends although both have gone.
    kafka.close();
    artemis.close();
    long begun = System.nanoTime();
    application.close();
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void nothing_is_lost_while_brokers_are_away_and_the_log_stays_calm() throws Exception {
    await("cursors")
        .atMost(PATIENCE)
        .until(() -> rows("SELECT name FROM event_cursors WHERE name LIKE '%-events'").size() == 2);
    happens(0, 5);
    send("before");
    awaitSent("before");
    Rows.of(application)
        .execute("UPDATE session_queues SET paused_at = 1, paused_reason = 'asked'");
    send("held");
    await().atMost(PATIENCE).until(() -> rows(jobs("held")).size() == 2);

    // A busy machine may have kept a broker from answering in time.
    kept.lines.clear();
    artemis.goAway();
    kafka.goAway();
    Rows.of(application)
        .execute("UPDATE session_queues SET paused_at = NULL, paused_reason = NULL");
    happens(5, 10);
    awaitSent("held");
    await("everything that waits was told")
        .atMost(PATIENCE)
        .until(() -> kept.ours().stream().filter(line -> line.contains(" wait: ")).count() >= 5);
    artemis.comeBack();
    kafka.comeBack();
    happens(10, 12);
    send("after");
    awaitSent("after");

    assertOutcomes();
    assertThat(jmsEvents()).as("events in Artemis").isEqualTo(inOrder(12));
    assertThat(kafkaEvents()).as("events in Kafka").isEqualTo(inOrder(12));
    assertThat(kept.ours())
        .as("one line for each that had to wait")
        .hasSize(5)
        .doesNotHaveDuplicates();
    assertThat(kept.lines)
        .filteredOn(line -> line.getLoggerName().matches("(org.apache.camel|io.github).*"))
        .as("frames")
        .allMatch(line -> line.getThrown() == null);
  }

  private static void send(String name) throws Exception {
    artemis.send(QUEUE, List.of(text("jms-" + name)), List.of("jms-" + name));
    ProducerRecord<String, String> record =
        new ProducerRecord<>(QUEUE, "kafka-" + name, text("kafka-" + name));
    kafka.send(List.of(record));
  }

  private static String text(String clientRef) {
    return "{\"to\":\"491701112223\",\"text\":\"Hello\",\"clientRef\":\"%s\"}".formatted(clientRef);
  }

  private static String jobs(String name) {
    return "SELECT state FROM message_jobs WHERE client_ref LIKE '%-" + name + "'";
  }

  private static void awaitSent(String name) {
    await(name).atMost(PATIENCE).until(() -> rows(jobs(name) + " AND state = 'sent'").size() == 2);
  }

  private static List<Map<String, Object>> rows(String query) {
    return Rows.of(application).of(query);
  }

  /** In two chats, and where the recipe does not look. */
  private static void happens(int from, int to) {
    ProducerTemplate template = application.camelContext().createProducerTemplate();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      for (String chat : List.of("a", "b")) {
        rows.add(event("message.received", "default", chat, i));
        rows.add(event("message.received", "elsewhere", chat, i));
        rows.add(event("message.reaction", "default", chat, i));
      }
    }
    template.sendBody("direct:tx-record-events", rows);
  }

  private static Map<String, Object> event(String kind, String session, String chat, int number) {
    return Map.of("kind", kind, "session", session, "chat_id", chat, "body", Map.of(chat, number));
  }

  private static Map<String, List<Integer>> inOrder(int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(i);
    }
    return Map.of("a", all, "b", all);
  }

  private static void assertOutcomes() throws Exception {
    List<String> correlations = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Message message = artemis.receive(OUTCOMES, 200);
              if (message != null) {
                correlations.add(message.getJMSCorrelationID());
              }
              return correlations.containsAll(List.of("jms-before", "jms-held", "jms-after"));
            });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(kafka.read(OUTCOMES, 3, Duration.ofSeconds(1)))
                    .extracting(one -> header(one, "correlation-id"))
                    .contains("kafka-before", "kafka-held", "kafka-after"));
  }

  private static Map<String, List<Integer>> jmsEvents() throws Exception {
    Map<String, String> byId = new LinkedHashMap<>();
    try (JMSContext context = artemis.client().createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(EVENTS));
      for (Message message = consumer.receive(PATIENCE.toMillis());
          message != null;
          message = consumer.receive(1_500)) {
        byId.putIfAbsent(message.getStringProperty("eventId"), message.getBody(String.class));
      }
    }
    return received(byId);
  }

  private static Map<String, List<Integer>> kafkaEvents() throws Exception {
    Map<String, String> byId = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> one :
        kafka.read(EVENTS, Integer.MAX_VALUE, Duration.ofSeconds(2))) {
      byId.putIfAbsent(header(one, "event-id"), one.value());
      assertThat(one.key()).isIn("default a", "default b", "default 491701112223@c.us");
    }
    return received(byId);
  }

  /** Of the kind and the session of the recipe. */
  private static Map<String, List<Integer>> received(Map<String, String> byId) throws Exception {
    Map<String, List<Integer>> byChat = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : byId.entrySet()) {
      JsonNode event = JSON.readTree(one.getValue());
      assertThat(event.path("id").asText()).isEqualTo(one.getKey());
      assertThat(event.path("session").asText()).isEqualTo("default");
      assertThat(event.path("type").asText()).isIn("message.received", "message.sent");
      if (event.path("type").asText().equals("message.received")) {
        event
            .path("data")
            .properties()
            .forEach(
                field ->
                    byChat
                        .computeIfAbsent(field.getKey(), chat -> new ArrayList<>())
                        .add(field.getValue().asInt()));
      }
    }
    return byChat;
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
