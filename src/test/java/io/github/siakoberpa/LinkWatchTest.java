package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.siakoberpa.cli.LinkRequest;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person sees of a session that goes through the states of a link. */
class LinkWatchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<SessionStatus> path = new ArrayDeque<>();
  private final List<String> called = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();

  /** Each look at the session finds it one step further. */
  private WhatsAppWebSession session() {
    return (WhatsAppWebSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WhatsAppWebSession.class},
            (proxy, method, arguments) -> {
              called.add(method.getName());
              return switch (method.getName()) {
                case "name" -> "shop";
                case "status" -> path.size() > 1 ? path.poll() : path.peek();
                case "pairingCode" -> {
                  codes.add((String) arguments[0]);
                  yield CompletableFuture.completedFuture("ABCD-1234");
                }
                default -> null;
              };
            });
  }

  private void step(SessionState state, @Nullable String qr, @Nullable String advice) {
    path.add(
        new SessionStatus("shop", state, Instant.EPOCH, null, advice, qr, null, null, null, null));
  }

  private void step(SessionState state) {
    step(state, null, null);
  }

  private String watch(@Nullable String phone, Duration patience) {
    LinkRequest request = new LinkRequest("shop", phone, patience, false, true);
    new LinkWatch(
            session(),
            request,
            Clock.systemUTC(),
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .untilLinked();
    return out.toString(StandardCharsets.UTF_8);
  }

  private void fails(Duration patience, String... with) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> watch(null, patience))
        .satisfies(e -> assertThat(e.getMessage()).contains(with));
  }

  @Test
  void shows_each_new_code_once_until_the_phone_agrees() {
    step(SessionState.STARTING);
    step(SessionState.SCAN_QR);
    step(SessionState.SCAN_QR, "first", null);
    step(SessionState.SCAN_QR, "first", null);
    step(SessionState.SCAN_QR, "second", null);
    step(SessionState.SYNCING);
    step(SessionState.READY);

    String said = watch(null, Duration.ofMinutes(1));

    assertThat(said.split("Scan it with", -1)).as("codes").hasSize(3);
    assertThat(said.split("\u001b\\[2J", -1)).as("the second takes the first's place").hasSize(2);
    assertThat(said).containsSubsequence("The browser is starting", "█", "catching up", "Linked.");
  }

  @Test
  void a_session_that_is_linked_shows_no_code() {
    step(SessionState.STARTING);
    step(SessionState.READY);

    assertThat(watch(null, Duration.ofMinutes(1))).endsWith("Session shop is linked already.\n");
  }

  @Test
  void a_phone_without_a_camera_gets_a_code_to_type() {
    step(SessionState.SCAN_QR, "qr", null);
    step(SessionState.SCAN_QR, "qr", null);
    step(SessionState.READY);

    assertThat(watch("+62 812-3456", Duration.ofMinutes(1))).contains("Code: ABCD-1234");
    assertThat(codes).as("asked again only after a while").containsExactly("628123456");
  }

  @Test
  void a_device_that_was_unlinked_begins_anew() {
    step(SessionState.LOGGED_OUT);
    step(SessionState.READY);

    watch(null, Duration.ofMinutes(1));

    assertThat(called.stream().filter("start"::equals)).hasSize(2);
  }

  @Test
  void what_only_a_person_can_solve_ends_it_with_the_advice() {
    step(SessionState.FAILED, null, "There is no browser. It is tried again by itself.");

    fails(Duration.ofMinutes(1), "shop cannot be linked (FAILED)", "There is no browser.");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("tried again");
  }

  @Test
  void a_phone_that_does_not_come_ends_it() {
    step(SessionState.SCAN_QR, "qr", null);

    fails(Duration.ofMillis(1), "not linked within 0 s (SCAN_QR)", "--timeout");
  }

  @Test
  void a_stop_from_outside_ends_it() {
    step(SessionState.STOPPED);

    fails(Duration.ofMinutes(1), "Stopped: session shop is not linked");
  }
}
