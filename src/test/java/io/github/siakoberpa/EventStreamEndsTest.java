package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.testclock.MutableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How streams of events end. */
class EventStreamEndsTest {
  private static final int EVENTS = 10_000;

  @TempDir Path folder;

  private final MutableClock clock = new MutableClock(Clock.systemUTC().instant());
  private Application application;

  @BeforeEach
  void start() {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.events.stream-check", "100ms")
            .with("siakoberpa.events.streams-per-caller", "1")
            .at(clock)
            .start();
  }

  @AfterEach
  void stop() {
    application.close();
  }

  private static Answer key(ApiClient me) {
    return me.post("/api/v1/api-keys", "{\"name\":\"k\",\"scopes\":[\"read\"]}");
  }

  @Test
  void a_stream_ends_with_its_token_its_key_and_the_application() {
    ApiClient api = ApiClient.to(application.port());
    String token = api.login().text("accessToken");
    ApiClient me = api.as(token);
    Answer revoked = key(me);
    Answer lasting = key(me);
    try (EventReader ofToken = EventReader.open(application.port(), token, "");
        EventReader ofRevoked = EventReader.withKey(application.port(), revoked.text("key"));
        EventReader ofLasting = EventReader.withKey(application.port(), lasting.text("key"))) {
      String path = "/api/v1/api-keys/" + revoked.json().path("id").asText();
      assertThat(me.send("DELETE", path, BodyPublishers.noBody()).status()).isEqualTo(200);
      await("the key is revoked").until(ofRevoked::hasEndedCleanly);
      assertThat(ofToken.hasEnded()).isFalse();

      clock.advance(Duration.ofMinutes(16));
      await("the token expires").until(ofToken::hasEndedCleanly);
      assertThat(ofLasting.hasEnded()).isFalse();

      application.close();
      await("the application stops").until(ofLasting::hasEndedCleanly);
    }
  }

  @Test
  void a_reader_that_takes_nothing_is_not_read_for_and_is_cut_off_in_the_end() throws Exception {
    AtomicInteger pages = new AtomicInteger();
    String key = key(ApiClient.to(application.port()).loggedIn()).text("key");
    AdviceWith.adviceWith(
        application.camelContext(),
        "read-events",
        route -> route.weaveAddFirst().process(exchange -> pages.incrementAndGet()));
    Rows.of(application)
        .execute(
            """
            INSERT INTO events (event_id, kind, session, created_at, body)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
            SELECT 'big-' || i, 'message.read', 'big', 1, json_object('text', hex(zeroblob(2000))) FROM n
            """
                .formatted(EVENTS));
    try (Socket reader = new Socket()) {
      reader.setReceiveBufferSize(8 * 1024);
      reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), application.port()));
      String request =
          "GET /api/v1/events?after=0 HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Api-Key: %s\r\n\r\n";
      reader.getOutputStream().write(request.formatted(key).getBytes(StandardCharsets.US_ASCII));
      await("its place is taken").until(() -> streamStatus(key) == 429);

      await("it is cut off, and its place is free")
          .atMost(Duration.ofSeconds(20))
          .until(() -> streamStatus(key) == 200);
    }
    // What the connection itself buffers, and a page: of 40 MB in a hundred pages.
    assertThat(pages.get()).as("pages that were read").isBetween(1, 30);
  }

  private int streamStatus(String key) {
    try (EventReader reader = EventReader.resume(application.port(), key, "999999999")) {
      return reader.status();
    }
  }
}
