package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.siakoberpa.alerts.AlertBook;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as somebody gets them who is not always there. */
class AlertsHttpTest {
  private static final String SECRET = "only we know";

  @TempDir static Path folder;
  private static final List<JsonNode> TAKEN = new CopyOnWriteArrayList<>();
  private static final List<String> SIGNATURES = new CopyOnWriteArrayList<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger(2);
  private static HttpServer receiver;
  private static Application application;

  @BeforeAll
  static void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/hook", AlertsHttpTest::take);
    receiver.start();
    application =
        TestApplication.in(folder)
            .with(
                "siakoberpa.alerts.url",
                "http://127.0.0.1:%d/hook?key=ab".formatted(receiver.getAddress().getPort()))
            .with("siakoberpa.alerts.secret", SECRET)
            .with("siakoberpa.alerts.retry-delay", "50ms")
            .with("siakoberpa.alerts.interval", "100ms")
            .with("siakoberpa.alerts.stalled-after", "1s")
            .with("siakoberpa.webhooks.allow-private", "true")
            .with("siakoberpa.webhooks.retry-delays", "1s,1s,1s")
            .with("siakoberpa.webhooks.pause-after", "500ms")
            .with(Settings.DISPATCH_TO, "whatsapp-web:$simple{variable.session}")
            .with(Settings.URL, "http://127.0.0.1:1/")
            .with("camel.component.whatsapp-web.browser-path", "/nowhere/to/be/found")
            .start();
  }

  @AfterAll
  static void stop() {
    application.close();
    receiver.stop(0);
  }

  private static void take(HttpExchange request) throws IOException {
    byte[] body = request.getRequestBody().readAllBytes();
    boolean refused = REFUSALS.getAndDecrement() > 0;
    if (!refused && "key=ab".equals(request.getRequestURI().getRawQuery())) {
      TAKEN.add(new ObjectMapper().readTree(body));
      SIGNATURES.add(
          request.getRequestHeaders().getFirst("X-Siakoberpa-Signature")
              + " "
              + new String(body, StandardCharsets.UTF_8));
    }
    request.sendResponseHeaders(refused ? 500 : 204, -1);
    request.close();
  }

  private static long count(String alert, String status, String session) {
    return TAKEN.stream()
        .filter(
            node ->
                node.get("alert").asText().equals(alert)
                    && node.get("status").asText().equals(status)
                    && node.get("session").asText().equals(session))
        .count();
  }

  @Test
  void a_queue_that_stands_still_is_told_even_to_one_who_is_away_at_first() {
    ApiClient me = ApiClient.to(application.port()).loggedIn();
    String job =
        me.post(
                "/api/whatsapp/send-message",
                "{\"number\":\"+49 151 12345678\",\"message\":\"x\",\"session\":\"idle\"}")
            .text("jobId");

    await().untilAsserted(() -> assertThat(count("queue_stalled", "firing", "idle")).isOne());
    assertThat(me.post("/api/v1/messages/" + job + "/cancel", "").status()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(count("queue_stalled", "resolved", "idle")).isOne());
    assertThat(count("queue_stalled", "firing", "idle")).isOne();
  }

  @Test
  void a_webhook_that_is_paused_for_taking_nothing_is_told() {
    ApiClient me = ApiClient.to(application.port()).loggedIn();
    String webhook = me.post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:1/\"}").text("id");
    String job =
        me.post(
                "/api/v1/sessions/idle/messages",
                "{\"to\":\"4915112345679\",\"text\":\"x\",\"sendAt\":\"2126-12-24T18:00:00Z\"}")
            .text("id");
    me.post("/api/v1/messages/" + job + "/cancel", "");

    await()
        .untilAsserted(
            () ->
                assertThat(TAKEN)
                    .filteredOn(alert -> alert.get("alert").asText().equals("webhook_paused"))
                    .singleElement()
                    .satisfies(
                        alert -> {
                          assertThat(alert.get("status").asText()).isEqualTo("firing");
                          assertThat(alert.get("reason").asText()).isEqualTo(webhook);
                          assertThat(alert.get("session").isNull()).isTrue();
                        }));
    assertThat(me.get("/api/v1/webhooks/" + webhook).text("pausedReason")).isEqualTo("failing");
    me.send("DELETE", "/api/v1/webhooks/" + webhook, BodyPublishers.noBody());
    await().untilAsserted(() -> assertThat(count("webhook_paused", "resolved", "null")).isOne());
  }

  @Test
  void an_alert_is_signed() throws Exception {
    AlertBook book =
        application.camelContext().getRegistry().lookupByNameAndType("alertBook", AlertBook.class);
    SessionStatus status =
        new SessionStatus(
            "work",
            SessionState.CONFLICT,
            Instant.now(),
            null,
            "Close it elsewhere.",
            null,
            null,
            null,
            null,
            null);
    try (ProducerTemplate template = application.camelContext().createProducerTemplate()) {
      template.sendBody("direct:alert", book.session(status));
    }

    await().untilAsserted(() -> assertThat(count("session_conflict", "firing", "work")).isOne());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(SIGNATURES)
        .allSatisfy(
            signed -> {
              String body = signed.substring(signed.indexOf(' ') + 1);
              byte[] right = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
              assertThat(signed).startsWith("sha256=" + HexFormat.of().formatHex(right) + " ");
            });
  }
}
