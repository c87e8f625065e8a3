package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.broker.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Kafka refuses what is larger than its topic takes. Once such an event was tried again for
 * ever, and nothing behind it was told.
 */
class KafkaLimitTest {
  private static final String EVENTS = "siakoberpa.events";
  private static final String OUTCOMES = "siakoberpa.outcomes";
  private static final String QUEUE = "siakoberpa.messages";
  private static final String DEAD = "siakoberpa.dead";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST = 20_000;
  private static final String SECRET = "said in confidence ";

  @TempDir static Path folder;
  private static KafkaBroker kafka;
  private static Application application;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    kafka.make(QUEUE, 1);
    kafka.make(DEAD, 1);
    kafka.makeSmall(EVENTS, MOST);
    kafka.makeSmall(OUTCOMES, MOST);
    application =
        TestApplication.in(folder)
            .with("siakoberpa.brokers.interval", "100ms")
            .with("siakoberpa.kafka.brokers", kafka.servers())
            .with("siakoberpa.kafka.events", EVENTS)
            .with("siakoberpa.kafka.event-types", "message.received")
            .start();
  }

  @AfterAll
  static void stop() {
    application.close();
    kafka.close();
  }

  @Test
  void an_event_that_is_too_large_is_a_dead_letter_without_its_content_and_the_next_go_on() {
    await("the place of the reader")
        .atMost(PATIENCE)
        .until(
            () ->
                !Rows.of(application)
                    .of("SELECT name FROM event_cursors WHERE name = 'kafka-events'")
                    .isEmpty());
    try (ProducerTemplate template = application.camelContext().createProducerTemplate()) {
      template.sendBody(
          "direct:tx-record-events",
          List.of(event("first"), event(SECRET.repeat(MOST / 10)), event("last")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(kafka.read(EVENTS, 2, Duration.ofSeconds(1)))
                    .extracting(ConsumerRecord::value)
                    .anyMatch(value -> value.contains("first"))
                    .anyMatch(value -> value.contains("last")));
    ConsumerRecord<String, String> dead = deadLetter("message.received");
    assertThat(header(dead, "error-code")).isEqualTo("EVENT_TOO_LARGE");
    assertThat(header(dead, "source")).isEqualTo(EVENTS);
    assertThat(dead.key()).isEqualTo("default a");
    assertThat(dead.value()).contains(header(dead, "event-id")).doesNotContain(SECRET);
    assertThat(kafka.read(EVENTS, Integer.MAX_VALUE, Duration.ofSeconds(1)))
        .as("the large one")
        .noneMatch(record -> header(record, "event-id").equals(header(dead, "event-id")));
  }

  @Test
  void an_outcome_that_is_too_large_holds_back_no_other() throws Exception {
    ProducerRecord<String, String> large =
        new ProducerRecord<>(QUEUE, "c".repeat(MOST + 1), message("large"));
    kafka.send(List.of(large, new ProducerRecord<>(QUEUE, "small", message("small"))));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(kafka.read(OUTCOMES, 1, Duration.ofSeconds(1)))
                    .anyMatch(record -> header(record, "correlation-id").equals("small")));
    ConsumerRecord<String, String> dead = deadLetter("message.sent");
    assertThat(header(dead, "source")).isEqualTo(OUTCOMES);
    assertThat(dead.value()).as("its size").matches(".*\"bytes\":2\\d{4}}");
  }

  private static ConsumerRecord<String, String> deadLetter(String type) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                kafka.read(DEAD, 1, Duration.ofSeconds(1)).stream()
                    .filter(record -> header(record, "event-type").equals(type))
                    .toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  private static Map<String, Object> event(String text) {
    return Map.of(
        "kind", "message.received",
        "session", "default",
        "chat_id", "a",
        "body", Map.of("text", text));
  }

  private static String message(String clientRef) {
    return "{\"to\":\"491701112223\",\"text\":\"Hello\",\"clientRef\":\"%s\"}".formatted(clientRef);
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
