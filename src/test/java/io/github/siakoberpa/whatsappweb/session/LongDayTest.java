package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two weeks in the life of a linked device, told in a second: the clock is moved by hand. */
class LongDayTest {
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final FakePages pages = new FakePages();
  private final ScheduledExecutorService deadlines = Executors.newScheduledThreadPool(1);
  private final ExecutorService completions = Executors.newCachedThreadPool();
  private SessionSettings settings;
  private BrowserSession session;

  @BeforeEach
  void make() {
    Duration minute = Duration.ofMinutes(1);
    Duration tick = Duration.ofMillis(10);
    Deadlines limits =
        new Deadlines(
            minute, minute, minute, minute, minute, minute, minute, minute, minute, tick, tick,
            tick);
    settings =
        new SessionSettings(
            URI.create("http://127.0.0.1/"),
            folder,
            null,
            null,
            false,
            true,
            true,
            folder,
            limits,
            new Limits(0, 0, minute, 1L << 20, minute));
    Workers workers = new Workers(Executors.defaultThreadFactory(), deadlines, completions, clock);
    session = new BrowserSession(SessionParts.of("demo", settings, workers, pages));
  }

  @AfterEach
  void stop() {
    session.stop();
    deadlines.shutdownNow();
    completions.shutdownNow();
  }

  @Test
  void every_turn_of_a_long_day_has_the_right_state_and_the_right_word() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    link();
    loseThePhoneAndTheNetwork();
    haveAConflict();
    beForgottenByThePhone();
    assertThat(session.history().stream().map(StateChange::state))
        .containsExactly(
            SessionState.STARTING,
            SessionState.SCAN_QR,
            SessionState.SYNCING,
            SessionState.READY,
            SessionState.OFFLINE,
            SessionState.READY,
            SessionState.CONFLICT,
            SessionState.STARTING,
            SessionState.READY,
            SessionState.LOGGED_OUT);
  }

  private void link() throws Exception {
    pages.show(FakePages.QR);
    session.start();
    become(SessionState.SCAN_QR, "Scan the QR code");
    after(Duration.ofMinutes(3));
    pages.show(FakePages.QR, "socket", "UNPAIRED_IDLE");
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "refreshQr");
    after(Duration.ofHours(1));
    pages.show(FakePages.QR, "socket", "UNPAIRED_IDLE");
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).as("an hour later").isNotNull();
    pages.show(FakePages.QR, "qr", "2@another,static,identity,secret,1");
    Awaitility.await("a fresh code")
        .until(() -> String.valueOf(session.status().qr()).startsWith("2@another"));
    pages.show(FakePages.READY, "synced", false);
    assertThat(become(SessionState.SYNCING, "").advice()).isNull();
    Instant linked = after(Duration.ofSeconds(20));
    pages.show(FakePages.READY);
    assertThat(become(SessionState.READY, "").since()).as("ready since").isEqualTo(linked);
  }

  private void loseThePhoneAndTheNetwork() {
    Instant lost = after(Duration.ofHours(6));
    pages.show(FakePages.READY, "online", false);
    assertThat(become(SessionState.OFFLINE, "network").since()).isEqualTo(lost);
    after(Duration.ofMinutes(40));
    pages.show(FakePages.READY, "socket", "OPENING");
    assertThat(become(SessionState.OFFLINE, "network").since()).as("still").isEqualTo(lost);
    pages.show(FakePages.READY);
    assertThat(become(SessionState.READY, "").advice()).isNull();
  }

  private void haveAConflict() {
    after(Duration.ofHours(2));
    pages.show(FakePages.READY, "socket", "CONFLICT");
    become(SessionState.CONFLICT, "close it there");
    after(Duration.ofMinutes(5));
    assertThat(session.status().state()).as("nobody did anything").isEqualTo(SessionState.CONFLICT);
    pages.showInNext(FakePages.READY);
    session.start();
    Awaitility.await("second browser").until(() -> pages.opened.size() == 2);
    become(SessionState.READY, "");
  }

  private void beForgottenByThePhone() {
    Instant unlinked = after(Duration.ofDays(14));
    pages.show(
        FakePages.QR, "url", "http://127.0.0.1/?post_logout=1&logout_reason=unknown_companion");
    SessionStatus status = become(SessionState.LOGGED_OUT, "scan a new QR code");
    assertThat(status.reason()).isEqualTo("unknown_companion");
    assertThat(status.since()).as("logged out since").isEqualTo(unlinked);
    Awaitility.await("profile wiped").until(() -> !Files.exists(settings.profile("demo")));
    after(Duration.ofHours(1));
    assertThat(pages.opened).as("browsers: a log-out is not tried again").hasSize(2);
  }

  private Instant after(Duration time) {
    clock.advance(time);
    return clock.instant();
  }

  private SessionStatus become(SessionState state, String advice) {
    SessionStatus status = Awaitility.await().until(session::status, now -> now.state() == state);
    assertThat(String.valueOf(status.advice())).as("advice while %s", state).contains(advice);
    return status;
  }
}
