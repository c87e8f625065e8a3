package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What routes hear, without a browser behind it. */
class WhatsAppWebConsumerTest {
  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final WhatsAppWebComponent component = new WhatsAppWebComponent();
  private final List<Exchange> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    component.setUrl("http://127.0.0.1:9/");
    component.setSessionsDirectory(folder.toString());
    component.setBrowserPath(folder.resolve("no-browser").toString());
    camel.addComponent(WhatsAppWebConstants.SCHEME, component);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void a_receipt_is_an_exchange_with_its_facts_in_headers() throws Exception {
    route("whatsapp-web:shop?events=receipts");
    receipt("shop", "3EB0A1B2", 3);
    Exchange exchange = Awaitility.await().until(() -> heard, list -> list.size() == 1).get(0);
    assertThat(exchange.getMessage().getHeaders())
        .containsEntry(WhatsAppWebConstants.EVENT, "receipt")
        .containsEntry(WhatsAppWebConstants.SESSION, "shop")
        .containsEntry(WhatsAppWebConstants.MESSAGE_ID, "3EB0A1B2")
        .containsEntry(WhatsAppWebConstants.CHAT_ID, SandboxedCamel.CHAT)
        .containsEntry(WhatsAppWebConstants.ACK, 3);
    assertThat(exchange.getMessage().getBody()).isInstanceOf(Receipt.class);
  }

  @Test
  void a_route_hears_of_its_own_session_in_order_and_of_what_it_asked_for() throws Exception {
    route("whatsapp-web:shop?events=receipts");
    component.session("shop").start();
    receipt("other", "3EB0A1B2", 2);
    receipt("shop", "3EB0A1B2", 2);
    receipt("shop", "3EB0A1B2", 3);
    Awaitility.await().until(() -> heard.size() == 2);
    assertThat(heard)
        .extracting(exchange -> exchange.getMessage().getHeader(WhatsAppWebConstants.ACK))
        .containsExactly(2, 3);
  }

  @Test
  void an_asterisk_is_every_session_and_starts_none() throws Exception {
    route("whatsapp-web:*?events=receipts,states");
    assertThat(component.sessions()).as("sessions").isEmpty();
    component.session("late").start();
    Awaitility.await().until(() -> states().contains("late FAILED"));
    assertThat(states()).startsWith("late STARTING");
    receipt("any", "3EB0A1B2", 2);
    Awaitility.await()
        .until(
            () ->
                heard.stream()
                    .anyMatch(exchange -> exchange.getMessage().getBody() instanceof Receipt));
  }

  @Test
  void a_route_that_starts_late_is_told_how_sessions_stand() throws Exception {
    component.session("early").start();
    component.session("never").status();
    Awaitility.await()
        .until(() -> component.session("early").status().state() == SessionState.FAILED);
    route("whatsapp-web:*?events=states");
    Awaitility.await().until(() -> !heard.isEmpty());
    assertThat(states()).containsExactly("early FAILED");
  }

  private List<String> states() {
    return heard.stream()
        .map(exchange -> exchange.getMessage().getBody())
        .filter(SessionStatus.class::isInstance)
        .map(SessionStatus.class::cast)
        .map(status -> status.name() + " " + status.state())
        .toList();
  }

  @Test
  void a_suspended_or_stopped_route_hears_nothing_and_goes_on_when_resumed() throws Exception {
    route("whatsapp-web:*?events=receipts");
    WhatsAppWebConsumer consumer = consumer();
    camel.getRouteController().suspendRoute("heard");
    consumer.received(new Receipt("shop", SandboxedCamel.CHAT, "3EB00001", 2));
    camel.getRouteController().resumeRoute("heard");
    receipt("shop", "3EB00002", 2);
    Awaitility.await().until(() -> heard.size() == 1);
    camel.getRouteController().stopRoute("heard");
    consumer.received(new Receipt("shop", SandboxedCamel.CHAT, "3EB00003", 2));
    camel.getRouteController().startRoute("heard");
    receipt("shop", "3EB00004", 2);
    Awaitility.await().until(() -> heard.size() == 2);
    assertThat(heard)
        .extracting(exchange -> exchange.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID))
        .containsExactly("3EB00002", "3EB00004");
  }

  @Test
  void a_slow_route_holds_up_neither_the_session_nor_another_route() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("whatsapp-web:shop?events=states")
                .process(exchange -> slow.await(10, TimeUnit.SECONDS));
          }
        });
    route("whatsapp-web:shop?events=states");
    component.session("shop").start();
    Awaitility.await().until(() -> states().contains("shop FAILED"));
    slow.countDown();
  }

  @Test
  void a_failure_goes_to_the_exception_handler_and_the_next_event_comes() throws Exception {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    camel.getRegistry().bind("failures", new FailureList(failures));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("whatsapp-web:*?events=receipts&exceptionHandler=#failures")
                .routeId("heard")
                .errorHandler(noErrorHandler())
                .throwException(new IllegalStateException("no room"));
          }
        });
    receipt("shop", "3EB00001", 2);
    receipt("shop", "3EB00002", 2);
    Awaitility.await().until(() -> failures.size() == 2);
  }

  /** It used to be written to the deleted file, which the old inbox still held open. */
  @Test
  void a_session_that_is_made_again_writes_what_comes_in_to_a_file_of_its_own() throws Exception {
    Path inbox = folder.resolve(".inbox").resolve("shop").resolve("heard");
    route("whatsapp-web:*?events=reactions");
    consumer().happened(reaction("r:of the old one"));
    assertThat(inbox).content().contains("r:of the old one");
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    component.setClock(later);
    Instant removed = later.instant();
    component.session("shop").remove();
    assertThat(inbox).as("the inbox of a deleted session").doesNotExist();

    consumer().happened(reaction("r:of the new one"));
    assertThat(inbox).content().contains("r:of the new one").doesNotContain("r:of the old one");
    String begin = Files.readAllLines(inbox).get(0);
    assertThat(Long.parseLong(begin.substring("F ".length())))
        .as("from when on messages are looked for that a new device gets from before")
        .isGreaterThanOrEqualTo(removed.getEpochSecond());
  }

  private static ChatEvent reaction(String key) {
    return ChatEvent.of(
            "shop", Map.of("key", key, "chat", SandboxedCamel.CHAT, "type", "reaction", "t", 120))
        .orElseThrow();
  }

  @Test
  void events_that_do_not_exist_and_none_at_all_are_refused() {
    assertThatThrownBy(() -> route("whatsapp-web:shop?events=,")).hasStackTraceContaining("events");
    assertThatThrownBy(() -> route("whatsapp-web:shop?events=smoke"))
        .hasStackTraceContaining("SMOKE");
    assertThatThrownBy(() -> camel.getEndpoint("whatsapp-web:*").createProducer())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void route(String uri) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).routeId("heard").process(exchange -> heard.add(exchange.copy()));
          }
        });
  }

  private WhatsAppWebConsumer consumer() {
    return (WhatsAppWebConsumer) camel.getRoute("heard").getConsumer();
  }

  private void receipt(String session, String id, int ack) {
    consumer().received(new Receipt(session, SandboxedCamel.CHAT, id, ack));
  }

  private record FailureList(List<Throwable> failures)
      implements org.apache.camel.spi.ExceptionHandler {
    @Override
    public void handleException(Throwable exception) {
      failures.add(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
      failures.add(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
      failures.add(exception);
    }
  }
}
