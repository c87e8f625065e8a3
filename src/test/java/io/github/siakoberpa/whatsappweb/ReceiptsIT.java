package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the other side does with our messages, in a real browser with unmodified wa-js. */
class ReceiptsIT {
  private static final String GROUP = "120363040000000001@g.us";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Receipt> heard = new CopyOnWriteArrayList<>();
  private final String id = MessageIds.next();
  private SandboxedCamel camel;

  @BeforeEach
  void link() throws Exception {
    camel = new SandboxedCamel(component -> {});
    camel.control("receipts", Map.of("auto", false));
    listen();
    camel.link("demo");
  }

  @AfterEach
  void stop() {
    camel.close();
  }

  @Test
  void delivered_and_read_are_told_under_the_id_and_the_number_it_was_sent_to() throws Exception {
    camel.faults("demo", "lid", true);
    assertThat(camel.send("demo", CHAT, id, "hello").getException()).isNull();
    camel.control("receipts", Map.of("id", id, "ack", 2));
    awaitAcks(2);
    camel.control("receipts", Map.of("id", id, "ack", 3));
    awaitAcks(2, 3);
    assertThat(heard)
        .containsOnly(new Receipt("demo", CHAT, id, 2), new Receipt("demo", CHAT, id, 3));
  }

  @Test
  void the_server_s_ack_is_told_when_nobody_waits_for_it_any_more() throws Exception {
    camel.close();
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofMillis(500)));
    camel.control("receipts", Map.of("auto", false));
    listen();
    camel.link("demo");
    camel.faults("demo", "sendDelayMs", 3000);
    assertThat(camel.send("demo", CHAT, id, "slow").getException())
        .isInstanceOf(OutcomeUnknownException.class);
    awaitAcks(1);
  }

  @Test
  void in_a_group_the_record_counts() throws Exception {
    assertThat(camel.send("demo", GROUP, id, "hello all").getException()).isNull();
    camel.control("receipts", Map.of("id", id, "ack", 3));
    awaitAcks(3);
    assertThat(heard).containsExactly(new Receipt("demo", GROUP, id, 3));
  }

  @Test
  void what_was_read_while_nobody_listened_can_be_asked_for() throws Exception {
    String unread = MessageIds.next();
    for (String each : List.of(id, unread)) {
      assertThat(camel.send("demo", CHAT, each, "hello").getException()).isNull();
    }
    camel.camel().getRouteController().stopRoute("heard");
    camel.control("receipts", Map.of("id", id, "ack", 3));
    List<MessageKey> keys =
        List.of(
            new MessageKey(CHAT, id),
            new MessageKey(CHAT, unread),
            new MessageKey(CHAT, MessageIds.next()));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(acks(keys))
                    .containsExactly(
                        new Receipt("demo", CHAT, id, 3), new Receipt("demo", CHAT, unread, 1)));

    camel.restart();
    camel.session("demo").start();
    camel.await("demo", SessionState.READY);
    assertThat(acks(keys))
        .as("after a restart")
        .containsExactly(new Receipt("demo", CHAT, id, 3), new Receipt("demo", CHAT, unread, 1));
  }

  private List<Receipt> acks(List<MessageKey> keys) throws Exception {
    try (ProducerTemplate template = camel.camel().createProducerTemplate()) {
      Exchange exchange =
          template.request(
              "whatsapp-web:demo?operation=ACKS", asked -> asked.getMessage().setBody(keys));
      assertThat(exchange.getException()).as("outcome").isNull();
      List<?> found = exchange.getMessage().getBody(List.class);
      return found.stream().map(Receipt.class::cast).toList();
    }
  }

  private void listen() throws Exception {
    camel
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("whatsapp-web:*?events=receipts")
                    .routeId("heard")
                    .process(exchange -> heard.add(exchange.getMessage().getBody(Receipt.class)));
              }
            });
  }

  private void awaitAcks(Integer... acks) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(heard).extracting(Receipt::ack).contains(acks));
    assertThat(heard).extracting(Receipt::messageId).containsOnly(id);
  }
}
