package io.github.siakoberpa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.broker.AmqpMessages;
import io.github.siakoberpa.broker.ArtemisBroker;
import io.github.siakoberpa.broker.KafkaBroker;
import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages from a real Artemis and a real Kafka, and what comes back to them. */
class BrokersTest {
  private static final String QUEUE = "siakoberpa.messages";
  private static final String DEAD = "siakoberpa.dead";
  private static final String OUTCOMES = "siakoberpa.outcomes";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)A message (?:in the queue|of the topic):\\n\\n```json\\n(.*?)```");

  @TempDir static Path folder;
  private static ArtemisBroker artemis;
  private static KafkaBroker kafka;
  private static Application application;

  @BeforeAll
  static void start() throws Exception {
    artemis = ArtemisBroker.start();
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    kafka.make(QUEUE, 2);
    kafka.make(DEAD, 1);
    kafka.make(OUTCOMES, 1);
    application =
        TestApplication.in(folder)
            .with("siakoberpa.brokers.interval", "100ms")
            .with("siakoberpa.queue.max-open-per-chat", "5")
            .with("siakoberpa.receipts.from", "direct:session-events")
            .with("siakoberpa.jms.url", artemis.url())
            .with("siakoberpa.kafka.brokers", kafka.servers())
            .start();
    application
        .camelContext()
        .getEndpoint("mock:target", MockEndpoint.class)
        .whenAnyExchangeReceived(
            exchange -> {
              if ("bad".equals(exchange.getMessage().getBody(String.class))) {
                throw new NotSentException("refused", false);
              }
            });
  }

  @AfterAll
  static void stop() throws Exception {
    application.close();
    kafka.close();
    artemis.close();
  }

  @Test
  void a_jms_message_is_queued_and_its_outcome_goes_to_where_it_asked_for() throws Exception {
    JMSContext client = artemis.client();
    Queue replies = client.createQueue("my replies");
    TextMessage message = client.createTextMessage(text("jms-reply"));
    message.setJMSCorrelationID("order 17");
    message.setJMSReplyTo(replies);
    client.createProducer().send(client.createQueue(QUEUE), message);

    TextMessage outcome = (TextMessage) artemis.receive("my replies", PATIENCE.toMillis());
    assertThat(outcome).as("an outcome").isNotNull();
    assertThat(outcome.getJMSCorrelationID()).isEqualTo("order 17");
    assertThat(outcome.getStringProperty("eventType")).isEqualTo("message.sent");
    JsonNode event = new ObjectMapper().readTree(outcome.getText());
    assertThat(event.path("id").asText()).isEqualTo(outcome.getStringProperty("eventId"));
    assertThat(event.path("data").path("clientRef").asText()).isEqualTo("jms-reply");
    assertThat(jobs("jms-reply"))
        .singleElement()
        .satisfies(job -> assertThat(job).containsEntry("created_by", "jms"));
  }

  @Test
  void what_cannot_be_queued_becomes_a_dead_letter_of_jms_and_holds_back_nothing()
      throws Exception {
    JMSContext client = artemis.client();
    TextMessage poison = client.createTextMessage("{\"to\":\"12\",\"text\":\"Hello\"}");
    poison.setStringProperty("mine", "kept");
    client.createProducer().send(client.createQueue(QUEUE), poison);
    client
        .createProducer()
        .send(client.createQueue(QUEUE), "no JSON".getBytes(StandardCharsets.UTF_8));
    client
        .createProducer()
        .send(client.createQueue(QUEUE), text("jms-behind").getBytes(StandardCharsets.UTF_8));

    Message first = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(first.getStringProperty("errorCode")).isEqualTo("NUMBER_INVALID");
    assertThat(first.getStringProperty("errorField")).isEqualTo("to");
    assertThat(first.getStringProperty("mine")).isEqualTo("kept");
    assertThat(first.getBody(String.class)).isEqualTo(poison.getText());
    Message second = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(second.getStringProperty("errorCode")).isEqualTo("MESSAGE_INVALID");
    assertThat(second.getBody(byte[].class)).asString(StandardCharsets.UTF_8).isEqualTo("no JSON");
    awaitJobs("jms-behind", 1);
  }

  @Test
  void what_other_languages_put_into_messages_of_amqp_holds_back_nothing() throws Exception {
    JMSContext client = artemis.client();
    Queue queue = client.createQueue(QUEUE);
    Message named = client.createTextMessage("no JSON, and names that Java does not know");
    AmqpMessages.put(named, "trace-id", "kept");
    AmqpMessages.put(named, "tenant", UUID.randomUUID());
    client.createProducer().send(queue, named);
    client
        .createProducer()
        .send(
            queue,
            AmqpMessages.text(
                client, text("jms-latin").replace("Hello", "Gr\u00fc\u00dfe"), ISO_8859_1));
    Message keyed = client.createTextMessage(text("jms-odd-key"));
    AmqpMessages.put(keyed, "idempotencyKey", UUID.randomUUID());
    client.createProducer().send(queue, keyed);
    client.createProducer().send(queue, text("jms-behind-odd-ones"));

    awaitJobs("jms-behind-odd-ones", 1);
    awaitJobs("jms-odd-key", 1);
    Message first = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(first.getStringProperty("errorCode")).isEqualTo("MESSAGE_INVALID");
    assertThat(AmqpMessages.get(first, "trace-id")).isEqualTo("kept");
    assertThat(AmqpMessages.get(first, "tenant")).isInstanceOf(UUID.class);
    Message second = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(second.getStringProperty("errorCode")).isEqualTo("MESSAGE_INVALID");
    assertThat(jobs("jms-latin")).isEmpty();
  }

  @Test
  void a_database_that_fails_for_long_makes_the_broker_give_up_no_message() throws Exception {
    Rows rows = Rows.of(application);
    rows.execute(
        "CREATE TRIGGER no_more BEFORE INSERT ON message_jobs BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      artemis
          .client()
          .createProducer()
          .send(artemis.client().createQueue(QUEUE), text("jms-in-vain"));
      await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    } finally {
      rows.execute("DROP TRIGGER no_more");
    }
    awaitJobs("jms-in-vain", 1);
  }

  @Test
  void a_file_whose_address_cannot_be_called_makes_a_dead_letter_and_holds_back_nothing()
      throws Exception {
    JMSContext client = artemis.client();
    client
        .createProducer()
        .send(
            client.createQueue(QUEUE),
            "{\"to\":\"491701112223\",\"media\":{\"url\":\"http://10.1.2.3/a.png\"}}");
    client.createProducer().send(client.createQueue(QUEUE), text("jms-behind-a-file"));

    Message refused = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(refused).as("a dead letter").isNotNull();
    assertThat(refused.getStringProperty("errorCode")).isEqualTo("URL_FORBIDDEN");
    assertThat(refused.getStringProperty("errorField")).isEqualTo("media");
    awaitJobs("jms-behind-a-file", 1);
  }

  @Test
  void the_same_key_gives_the_same_message() {
    JMSContext client = artemis.client();
    for (int i = 0; i < 2; i++) {
      client
          .createProducer()
          .setProperty("idempotencyKey", "once")
          .send(client.createQueue(QUEUE), text("jms-once"));
    }
    client.createProducer().send(client.createQueue(QUEUE), text("jms-after-once"));

    awaitJobs("jms-after-once", 1);
    assertThat(jobs("jms-once")).hasSize(1);
  }

  @Test
  void what_finds_no_room_waits_until_there_is_some() {
    String to = "491709999999";
    artemis
        .client()
        .createProducer()
        .send(artemis.client().createQueue(QUEUE), text("full-0", to, "full"));
    awaitJobs("full-0", 1);
    Rows.of(application)
        .execute(
            "UPDATE session_queues SET paused_at = 1, paused_reason = 'asked' WHERE session = 'full'");
    try {
      for (int i = 1; i <= 20; i++) {
        artemis
            .client()
            .createProducer()
            .send(artemis.client().createQueue(QUEUE), text("full-" + i, to, "full"));
        // The bounds are samples.
        if (i == 6) {
          awaitJobs("full-6", 1);
          await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }
      }
      await().pollDelay(Duration.ofMillis(500)).until(() -> true);
      assertThat(jobs("full-20")).isEmpty();
    } finally {
      Rows.of(application)
          .execute(
              "UPDATE session_queues SET paused_at = NULL, paused_reason = NULL WHERE session = 'full'");
    }
    awaitJobs("full-20", 1);
    assertThat(jobs("full-%")).hasSize(21);
  }

  @Test
  void delivered_read_and_failed_are_outcomes_too() throws Exception {
    JMSContext client = artemis.client();
    Queue replies = client.createQueue("all my replies");
    try (JMSConsumer consumer = client.createConsumer(replies)) {
      client
          .createProducer()
          .setJMSReplyTo(replies)
          .setJMSCorrelationID("good")
          .send(client.createQueue(QUEUE), text("jms-receipts"));
      assertThat(outcome(consumer)).isEqualTo("good message.sent");
      receipt("jms-receipts", 2);
      assertThat(outcome(consumer)).isEqualTo("good message.delivered");
      receipt("jms-receipts", 3);
      assertThat(outcome(consumer)).isEqualTo("good message.read");
      client
          .createProducer()
          .setJMSReplyTo(replies)
          .setJMSCorrelationID("bad")
          .send(client.createQueue(QUEUE), "{\"to\":\"491701112224\",\"text\":\"bad\"}");
      assertThat(outcome(consumer)).isEqualTo("bad message.failed");
    }
  }

  private static void receipt(String clientRef, int ack) {
    String messageId =
        Rows.of(application)
            .of("SELECT message_id FROM message_jobs WHERE client_ref = '" + clientRef + "'")
            .get(0)
            .get("message_id")
            .toString();
    Map<String, Object> headers =
        Map.of(
            WhatsAppWebConstants.EVENT,
            "receipt",
            WhatsAppWebConstants.SESSION,
            "default",
            WhatsAppWebConstants.MESSAGE_ID,
            messageId,
            WhatsAppWebConstants.ACK,
            ack);
    application
        .camelContext()
        .createProducerTemplate()
        .sendBodyAndHeaders("direct:session-events", null, new HashMap<>(headers));
  }

  private static String outcome(JMSConsumer consumer) throws Exception {
    Message message = consumer.receive(PATIENCE.toMillis());
    assertThat(message).as("an outcome").isNotNull();
    return message.getJMSCorrelationID() + " " + message.getStringProperty("eventType");
  }

  @Test
  void two_messages_of_one_key_have_an_outcome_each_also_when_the_second_comes_late()
      throws Exception {
    JMSContext client = artemis.client();
    Queue replies = client.createQueue("replies of one key");
    try (JMSConsumer consumer = client.createConsumer(replies)) {
      List<String> told = new ArrayList<>();
      for (String correlation : List.of("first", "second")) {
        sendKeyed(replies, correlation, "two-of-a-key", text("jms-two"));
      }
      told.add(outcome(consumer));
      told.add(outcome(consumer));
      assertThat(told).containsExactlyInAnyOrder("first message.sent", "second message.sent");
      receipt("jms-two", 2);
      outcome(consumer);
      outcome(consumer);

      sendKeyed(replies, "third", "two-of-a-key", text("jms-two"));
      assertThat(outcome(consumer)).isEqualTo("third message.sent");
      assertThat(outcome(consumer)).isEqualTo("third message.delivered");
      sendKeyed(replies, "third", "two-of-a-key", text("jms-two"));
      receipt("jms-two", 3);
      told.clear();
      for (int i = 0; i < 3; i++) {
        told.add(outcome(consumer));
      }
      assertThat(told)
          .containsExactlyInAnyOrder(
              "first message.read", "second message.read", "third message.read");
      assertThat(consumer.receive(1_200)).as("nothing twice").isNull();
    }
    assertThat(jobs("jms-two")).hasSize(1);
  }

  private static void sendKeyed(Queue replies, String correlation, String key, String text) {
    artemis
        .client()
        .createProducer()
        .setJMSReplyTo(replies)
        .setJMSCorrelationID(correlation)
        .setProperty("idempotencyKey", key)
        .send(artemis.client().createQueue(QUEUE), text);
  }

  @Test
  void a_message_that_comes_again_when_it_has_expired_is_the_same_job() throws Exception {
    Instant expires = Instant.now().plusSeconds(2);
    String text =
        "{\"to\":\"491701112225\",\"text\":\"Hello\",\"clientRef\":\"%s\",\"expiresAt\":\"%s\"}";
    Queue replies = artemis.client().createQueue("replies of the expired");
    sendKeyed(replies, "again", "expired", text.formatted("jms-expired", expires));
    awaitJobs("jms-expired", 1);
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(expires));

    sendKeyed(replies, "again", "expired", text.formatted("jms-expired", expires));
    sendKeyed(replies, "new", "never seen", text.formatted("jms-too-late", expires));
    Message dead = artemis.receive(DEAD, PATIENCE.toMillis());
    assertThat(dead.getStringProperty("idempotencyKey")).isEqualTo("never seen");
    assertThat(dead.getStringProperty("errorCode")).isEqualTo("EXPIRES_AT_INVALID");
    assertThat(dead.getStringProperty("errorField")).isEqualTo("expiresAt");
    assertThat(artemis.receive(DEAD, 100)).isNull();
    assertThat(jobs("jms-expired")).hasSize(1);
    assertThat(jobs("jms-too-late")).isEmpty();
  }

  @Test
  void kafka_is_not_read_while_the_queue_is_full_or_cannot_be_written() throws Exception {
    String to = "491709999998";
    Rows rows = Rows.of(application);
    kafka.send(List.of(new ProducerRecord<>(QUEUE, 0, "k", text("kfull-0", to, "kfull"))));
    awaitJobs("kfull-0", 1);
    rows.execute(
        "UPDATE session_queues SET paused_at = 1, paused_reason = 'asked' WHERE session = 'kfull'");
    for (int i = 1; i <= 20; i++) {
      String text = text("kfull-" + i, to, "kfull");
      kafka.send(List.of(new ProducerRecord<>(QUEUE, 0, "k", text)));
      // The bounds are samples.
      if (i == 6) {
        awaitJobs("kfull-6", 1);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
      }
    }
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    assertThat(jobs("kfull-20")).isEmpty();
    rows.execute(
        "UPDATE session_queues SET paused_at = NULL, paused_reason = NULL WHERE session = 'kfull'");
    awaitJobs("kfull-20", 1);
    assertThat(jobs("kfull-%")).hasSize(21);

    rows.execute(
        "CREATE TRIGGER no_more BEFORE INSERT ON message_jobs BEGIN SELECT RAISE(ABORT, 'no'); END");
    kafka.send(List.of(new ProducerRecord<>(QUEUE, 0, "k", text("kafka-in-vain"))));
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    rows.execute("DROP TRIGGER no_more");
    awaitJobs("kafka-in-vain", 1);
    kafka.send(List.of(new ProducerRecord<>(QUEUE, 0, "k", text("kafka-after-all"))));
    awaitJobs("kafka-after-all", 1);
  }

  @Test
  void a_record_of_kafka_is_queued_and_its_outcome_comes_back() throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(QUEUE, "customer 7", text("kafka-1"));
    record.headers().add("correlation-id", "order 18".getBytes(StandardCharsets.UTF_8));
    kafka.send(List.of(record));

    awaitJobs("kafka-1", 1);
    assertThat(jobs("kafka-1").get(0)).containsEntry("created_by", "kafka");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(kafka.read(OUTCOMES, 1, Duration.ofSeconds(1)))
                    .filteredOn(one -> "order 18".equals(header(one, "correlation-id")))
                    .singleElement()
                    .satisfies(
                        one -> {
                          assertThat(header(one, "event-type")).isEqualTo("message.sent");
                          assertThat(one.value()).contains("\"clientRef\":\"kafka-1\"");
                        }));
  }

  @Test
  void what_cannot_be_queued_becomes_a_dead_letter_of_kafka_and_holds_back_nothing()
      throws Exception {
    ProducerRecord<String, String> poison = new ProducerRecord<>(QUEUE, 0, "key", "[]");
    poison.headers().add("mine", "kept".getBytes(StandardCharsets.UTF_8));
    ProducerRecord<String, String> tombstone = new ProducerRecord<>(QUEUE, 0, "key", null);
    kafka.send(
        List.of(poison, tombstone, new ProducerRecord<>(QUEUE, 0, "key", text("kafka-behind"))));

    awaitJobs("kafka-behind", 1);
    List<ConsumerRecord<String, String>> dead =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    kafka.read(DEAD, 2, Duration.ofSeconds(1)).stream()
                        .filter(one -> "key".equals(one.key()))
                        .toList(),
                letters -> letters.size() == 2);
    assertThat(dead)
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(header(one, "error-code")).isEqualTo("MESSAGE_INVALID");
              assertThat(header(one, "source")).startsWith(QUEUE + "-0-");
              assertThat(one.key()).isEqualTo("key");
            });
    assertThat(dead.get(0).value()).isEqualTo("[]");
    assertThat(header(dead.get(0), "mine")).isEqualTo("kept");
  }

  @Test
  void a_record_of_kafka_in_another_encoding_is_a_dead_letter_byte_by_byte() throws Exception {
    byte[] key = {0, (byte) 0xff, 7};
    byte[] latin = text("kafka-latin").replace("Hello", "Gr\u00fc\u00dfe").getBytes(ISO_8859_1);
    kafka.send(QUEUE, key, latin);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(kafka.readBytes(DEAD, 1, Duration.ofSeconds(1)))
                    .anySatisfy(
                        letter -> {
                          assertThat(letter.value()).isEqualTo(latin);
                          assertThat(letter.key()).isEqualTo(key);
                        }));
    assertThat(jobs("kafka-latin")).isEmpty();
  }

  @Test
  void every_example_of_the_cookbook_is_queued() throws Exception {
    String page = Files.readString(Path.of("src/main/docs/cookbook.md"));
    List<String> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(page);
    while (matcher.find()) {
      examples.add(matcher.group(1));
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    for (String example : examples) {
      String reference = new ObjectMapper().readTree(example).path("clientRef").asText();
      artemis.client().createProducer().send(artemis.client().createQueue(QUEUE), example);
      awaitJobs(reference, 1);
      kafka.send(List.of(new ProducerRecord<>(QUEUE, example)));
      awaitJobs(reference, 2);
    }
  }

  private static String text(String clientRef) {
    return text(clientRef, "491701112223", "default");
  }

  private static String text(String clientRef, String to, String session) {
    return "{\"to\":\"%s\",\"text\":\"Hello\",\"clientRef\":\"%s\",\"session\":\"%s\"}"
        .formatted(to, clientRef, session);
  }

  private static List<Map<String, Object>> jobs(String clientRef) {
    return Rows.of(application)
        .of("SELECT state, created_by FROM message_jobs WHERE client_ref LIKE '" + clientRef + "'");
  }

  private static void awaitJobs(String clientRef, int count) {
    await(clientRef).atMost(PATIENCE).until(() -> jobs(clientRef).size() == count);
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return record.headers().lastHeader(name) == null
        ? null
        : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
