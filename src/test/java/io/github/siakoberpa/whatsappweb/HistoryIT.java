package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account that has a past, and two devices. */
class HistoryIT {
  private static final String PHONE = "4915112345678";
  private static final String BOB = "491701112223";
  private static final List<String> HEARD = new CopyOnWriteArrayList<>();
  private static SandboxedCamel camel;

  @BeforeAll
  static void start() throws Exception {
    camel = new SandboxedCamel(component -> {});
    camel
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("whatsapp-web:*?events=messages,own")
                    .process(
                        exchange ->
                            HEARD.add(
                                exchange.getMessage().getHeader(WhatsAppWebConstants.SESSION)
                                    + " "
                                    + exchange.getMessage().getHeader(WhatsAppWebConstants.EVENT)
                                    + " "
                                    + exchange.getMessage().getBody(String.class)));
              }
            });
  }

  @AfterAll
  static void close() {
    camel.close();
  }

  @Test
  void history_is_no_news_and_what_one_device_sends_the_other_has_until_it_leaves()
      throws Exception {
    List<Map<String, ?>> past =
        List.of(
            Map.of("from", BOB, "body", "long ago", "ago", 86_400),
            Map.of("from", BOB, "body", "we answered", "own", true, "ago", 86_000));
    camel.control("history", Map.of("phone", PHONE, "messages", past));
    link("desk");
    link("shop");
    write("desk", "first news");
    await("desk message first news");
    await("shop message first news");
    assertThat(HEARD).as("no history").hasSize(2);

    String id = MessageIds.next();
    assertThat(camel.send("desk", SandboxedCamel.CHAT, id, "from the desk").getException())
        .isNull();
    await("shop own from the desk");

    camel.faults("desk", "logout", "user_initiated");
    Awaitility.await().until(() -> camel.session("desk").status().state() != SessionState.READY);
    write("shop", "second news");
    await("shop message second news");
    assertThat(camel.session("shop").status().state()).isEqualTo(SessionState.READY);
    assertThat(HEARD).as("each once").hasSize(4);
  }

  private static void link(String session) throws Exception {
    camel.session(session).start();
    camel.await(session, SessionState.SCAN_QR);
    camel.control("scan", Map.of("session", session, "phone", PHONE));
    camel.await(session, SessionState.READY);
  }

  private static void write(String session, String text) throws Exception {
    camel.control("incoming", Map.of("session", session, "from", BOB, "body", text));
  }

  private static void await(String heard) {
    Awaitility.await(heard).atMost(Duration.ofSeconds(30)).until(() -> HEARD.contains(heard));
  }
}
