package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.LogProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue inside a host whose own route is the target. */
class WhatsAppQueueTest {
  @TempDir private Path folder;

  private final Queue<Message> carried = new ConcurrentLinkedQueue<>();
  private HostWithQueue host;

  @BeforeEach
  void start() throws Exception {
    host =
        new HostWithQueue(
            folder.resolve("queue"),
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:carrier")
                    .process(exchange -> carried.add(exchange.getMessage().copy()));
                // Names that the queue's own routes have as well.
                from("direct:claim").routeId("dispatch").setBody(constant("the host's own"));
              }
            });
    host.camel.getRegistry().bind("clock", "the host's own clock");
    host.camel.start();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void a_message_is_on_the_disk_when_the_route_goes_on_and_reaches_the_hosts_target() {
    Exchange sent = host.send("Hello", Map.of(WhatsAppQueueConstants.CHAT_ID, "+49 170 1112224"));
    assertThat(sent.getException()).isNull();
    assertThat(sent.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID)).isNotNull();
    assertThat(sent.getMessage().getBody()).as("the body stays").isEqualTo("Hello");
    assertThat(folder.resolve("queue").resolve("siakoberpa.db")).isNotEmptyFile();

    Message message = onlyCarried();
    assertThat(message.getBody()).isEqualTo("Hello");
    assertThat(message.getHeader("CamelWhatsAppWebChatId")).isEqualTo("491701112224@c.us");
    assertThat(message.getHeader(WhatsAppQueueConstants.MESSAGE_ID))
        .isEqualTo(sent.getMessage().getHeader(WhatsAppQueueConstants.MESSAGE_ID));
  }

  @Test
  void what_is_more_than_a_text_arrives_as_its_fields() {
    host.send(
        Map.of("kind", "poll", "question", "Lunch?", "answers", List.of("yes", "no")), Map.of());
    host.send("As you said", Map.of("CamelWhatsAppWebQuotedId", "3EB0C0FFEE"));
    await().until(() -> carried.size() == 2);
    assertThat(fields(carried.remove()))
        .containsEntry("kind", "poll")
        .containsEntry("answers", List.of("yes", "no"));
    assertThat(fields(carried.remove()))
        .containsEntry("text", "As you said")
        .containsEntry("quoted", "3EB0C0FFEE");
  }

  @Test
  void a_file_however_it_comes_is_kept_until_the_target_has_it() throws Exception {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
    Path file = Files.write(folder.resolve("roses.png"), picture);
    List<Object> bodies =
        List.of(
            picture,
            new ByteArrayInputStream(picture),
            file,
            file.toFile(),
            Map.of("kind", "image", "base64", Base64.getEncoder().encodeToString(picture)),
            Map.of("kind", "document", "content", file, "name", "terms.png"));
    for (Object body : bodies) {
      Exchange sent =
          host.send(body, Map.of(WhatsAppQueueConstants.CAPTION, "Fresh today", "own", "header"));
      assertThat(sent.getException()).isNull();
    }
    await().until(() -> carried.size() == bodies.size());
    List<Map<String, Object>> arrived = carried.stream().map(WhatsAppQueueTest::fields).toList();
    for (Map<String, Object> fields : arrived) {
      assertThat(fields).containsEntry("mimeType", "image/png");
      assertThat(fields).containsEntry("caption", "Fresh today");
      assertThat((Path) fields.get("content")).hasBinaryContent(picture);
    }
    assertThat(arrived)
        .extracting(fields -> fields.get("kind"))
        .containsExactly("image", "image", "image", "image", "image", "document");
    assertThat(arrived)
        .extracting(fields -> fields.get("name"))
        .containsExactly(null, null, "roses.png", "roses.png", null, "terms.png");
    assertThat(folder.resolve("queue").resolve("media")).isDirectory();
  }

  @Test
  void a_repeat_under_the_same_key_is_the_same_job() {
    Map<String, Object> key = Map.of(WhatsAppQueueConstants.IDEMPOTENCY_KEY, "order-1-shipped");
    Exchange first = host.send("Shipped", key);
    Exchange again = host.send("Shipped", key);
    assertThat(again.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID))
        .isEqualTo(first.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID));
    assertThat(again.getMessage().getHeader(WhatsAppQueueConstants.REPEATED)).isEqualTo(true);
    assertThat(refusal("Something else", key)).isEqualTo("IDEMPOTENCY_CONFLICT");
    assertThat(onlyCarried().getBody()).isEqualTo("Shipped");
  }

  @Test
  void a_repeat_that_comes_too_late_is_the_job_that_was_in_time() {
    Instant soon = Instant.now().plusMillis(500);
    Map<String, Object> headers =
        Map.of(
            WhatsAppQueueConstants.IDEMPOTENCY_KEY,
            "order-2-shipped",
            WhatsAppQueueConstants.EXPIRES_AT,
            soon);
    Exchange first = host.send("Shipped", headers);
    assertThat(first.getException()).isNull();
    await().until(() -> Instant.now().isAfter(soon));
    Exchange again = host.send("Shipped", headers);
    assertThat(again.getException()).isNull();
    assertThat(again.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID))
        .isEqualTo(first.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID));
  }

  @Test
  void what_cannot_be_sent_is_refused_at_once_by_a_stable_code() throws Exception {
    File file = Files.writeString(folder.resolve("notes.txt"), "no picture").toFile();
    String chat = WhatsAppQueueConstants.CHAT_ID;
    assertThat(refusal("Hello", Map.of(chat, "12"))).isEqualTo("NUMBER_INVALID");
    assertThat(refusal("  ", Map.of())).isEqualTo("MESSAGE_MISSING");
    assertThat(refusal("x".repeat(70_000), Map.of())).isEqualTo("MESSAGE_TOO_LONG");
    assertThat(refusal("Hello", Map.of(WhatsAppQueueConstants.KIND, "seen")))
        .isEqualTo("TYPE_INVALID");
    assertThat(refusal(Map.of("kind", "image"), Map.of())).isEqualTo("MEDIA_MISSING");
    assertThat(refusal(file, Map.of(WhatsAppQueueConstants.KIND, "image")))
        .isEqualTo("MEDIA_TYPE_REFUSED");
    assertThat(refusal(new byte[0], Map.of())).isEqualTo("MEDIA_EMPTY");
    assertThat(refusal("Hello", Map.of(WhatsAppQueueConstants.PRIORITY, "now")))
        .isEqualTo("PRIORITY_INVALID");
    assertThat(refusal("Hello", Map.of(WhatsAppQueueConstants.SEND_AT, "tomorrow")))
        .isEqualTo("SEND_AT_INVALID");
    assertThat(refusal("Hello", Map.of(WhatsAppQueueConstants.EXPIRES_AT, Instant.EPOCH)))
        .isEqualTo("EXPIRES_AT_INVALID");
    assertThat(refusal("Hello", Map.of(WhatsAppQueueConstants.IDEMPOTENCY_KEY, "")))
        .as("a key of which nothing came would make one of all messages")
        .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    assertThat(carried).isEmpty();
  }

  @Test
  void the_hosts_names_and_the_queues_are_not_in_each_others_way() throws Exception {
    host.send("Hello", Map.of());
    onlyCarried();
    try (var template = host.camel.createProducerTemplate()) {
      assertThat(template.requestBody("direct:claim", "", String.class))
          .isEqualTo("the host's own");
    }
    assertThat(host.camel.getRoutes())
        .as("routes of the host")
        .extracting(route -> route.getEndpoint().getEndpointUri())
        .containsExactlyInAnyOrder("direct://carrier", "direct://claim");
    assertThat(host.camel.getRegistry().lookupByName("clock")).isEqualTo("the host's own clock");
    assertThat(host.camel.getRegistry().lookupByName("pace")).isNull();
    assertThat(host.camel.getComponentNames()).doesNotContain("sql", "seda");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("queue");
    }
  }

  @Test
  void what_its_routes_log_goes_by_a_name_of_ours() {
    assertThat(host.flow().getRoutes().stream().flatMap(route -> route.filter("*").stream()))
        .filteredOn(LogProcessor.class::isInstance)
        .isNotEmpty()
        .extracting(step -> ((LogProcessor) step).getLogger().getLog().getName())
        .allMatch(name -> name.startsWith("io.github.siakoberpa."));
  }

  @Test
  void no_step_of_the_queue_leads_to_a_route_that_is_not_there() {
    Set<String> routes =
        host.flow().getRoutes().stream()
            .map(route -> route.getEndpoint().getEndpointUri())
            .collect(Collectors.toSet());
    assertThat(host.flow().getEndpoints())
        .extracting(endpoint -> endpoint.getEndpointUri())
        .filteredOn(uri -> uri.startsWith("direct:"))
        .isSubsetOf(routes);
  }

  @Test
  void without_a_directory_nothing_is_opened_anywhere() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      assertThatThrownBy(
              () -> {
                camel.getEndpoint("whatsapp-queue:shop");
                camel.start();
              })
          .hasStackTraceContaining("camel.component.whatsapp-queue.directory");
    }
  }

  private String refusal(Object body, Map<String, Object> headers) {
    Exception refused = host.send(body, headers).getException();
    assertThat(refused).isInstanceOf(NotQueuedException.class);
    return ((NotQueuedException) refused).getCode();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(Message message) {
    return message.getBody(Map.class);
  }

  private Message onlyCarried() {
    await().until(() -> !carried.isEmpty());
    assertThat(carried).hasSize(1);
    return carried.remove();
  }
}
