package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.webhook.WebhookReceiver;
import io.github.siakoberpa.webhook.WebhookReceiver.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver that is away for part of the time, slow for part and answers 500 for part, and an
 * application that is killed twice in the middle. In the end the receiver has each event, signed,
 * under one id, and those of a chat in their order.
 */
class WebhookKillIT {
  private static final int EVENTS = Boolean.getBoolean("siakoberpa.test.soak") ? 5_000 : 250;
  private static final int CHATS = 25;
  private static final int PARTS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("camel.component.whatsapp-web.url", "http://127.0.0.1:1/"),
          Map.entry("camel.component.whatsapp-web.sessions", ""),
          Map.entry("siakoberpa.browser.install", "never"),
          Map.entry("siakoberpa.management.port", "off"),
          // Content with everything: this is about what happens afterwards.
          Map.entry("siakoberpa.dispatch.to", "log:nowhere?level=OFF"),
          Map.entry("siakoberpa.webhooks.allow-private", "true"),
          Map.entry("siakoberpa.webhooks.timeout", "5s"),
          Map.entry(
              "siakoberpa.webhooks.retry-delays", "1s,1s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s"),
          Map.entry("siakoberpa.webhooks.hold-delays", "1s"));

  @TempDir Path folder;
  private RunningApplication application;
  private int posted;

  @Test
  void a_receiver_that_is_not_always_there_gets_everything() throws Exception {
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      application = RunningApplication.start(folder, PROPERTIES);
      String secret = makeWebhook(receiver);
      long begun = System.nanoTime();
      post();
      receiver.answer(event -> 500);
      post();
      killAndStart();
      receiver.answer(event -> 200);
      receiver.goAway();
      post();
      receiver.comeBack();
      receiver.beSlow(Duration.ofMillis(100));
      post();
      await().atMost(PATIENCE).until(() -> distinct(receiver).size() > EVENTS * 2 / PARTS);
      killAndStart();
      receiver.beSlow(Duration.ZERO);
      post();
      await("each event has arrived")
          .atMost(PATIENCE)
          .until(() -> distinct(receiver).size() >= EVENTS);
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
      System.out.printf(
          "WEBHOOKS %d events, %d taken, %d requests, %d s%n",
          EVENTS, receiver.taken().size(), receiver.asked(), seconds);
      check(receiver, secret);
    } finally {
      application.close();
    }
  }

  private String makeWebhook(WebhookReceiver receiver) throws IOException, InterruptedException {
    Http.Answer made =
        application.api().post("/api/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    return made.body().path("secret").asText();
  }

  /** A part of the messages, each of which becomes an event at once. */
  private void post() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EVENTS / PARTS; i++, posted++) {
      lines.add(
          "{\"to\":\"49170%07d\",\"text\":\"x\",\"clientRef\":\"%d\"}"
              .formatted(posted % CHATS, posted));
    }
    Http.Answer answer =
        application
            .api()
            .post(
                "/api/v1/sessions/default/messages/batch",
                "{\"messages\":[%s]}".formatted(String.join(",", lines)));
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
  }

  private void killAndStart() throws IOException, InterruptedException {
    application.process().kill();
    application = RunningApplication.start(folder, PROPERTIES);
  }

  private static Map<String, Taken> distinct(WebhookReceiver receiver) {
    Map<String, Taken> first = new LinkedHashMap<>();
    receiver.taken().forEach(taken -> first.putIfAbsent(taken.id(), taken));
    return first;
  }

  private static void check(WebhookReceiver receiver, String secret) {
    assertThat(receiver.taken()).allMatch(taken -> taken.isSignedWith(secret));
    Map<String, String> idByRef = new HashMap<>();
    for (Taken taken : receiver.taken()) {
      String before = idByRef.put(taken.data("clientRef"), taken.id());
      assertThat(before == null || before.equals(taken.id())).as("one id").isTrue();
    }
    assertThat(idByRef).hasSize(EVENTS);
    Map<String, List<Integer>> byChat = new HashMap<>();
    for (Taken taken : distinct(receiver).values()) {
      JsonNode data = taken.event().path("data");
      byChat
          .computeIfAbsent(data.path("to").asText(), chat -> new ArrayList<>())
          .add(Integer.valueOf(data.path("clientRef").asText()));
    }
    assertThat(byChat).hasSize(CHATS);
    byChat.forEach((chat, refs) -> assertThat(refs).as("order of a chat").isSorted());
  }
}
