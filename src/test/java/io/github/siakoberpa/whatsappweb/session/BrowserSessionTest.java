package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.message.Document;
import io.github.siakoberpa.whatsappweb.message.MediaFile;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import io.github.siakoberpa.whatsappweb.message.Text;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserSessionTest {
  private static final MessageKey KEY =
      new MessageKey("491701112223@c.us", "3EB00123456789ABCDEF01");
  private static final Text MESSAGE = new Text("hello");

  @TempDir private Path folder;
  private final FakePages pages = new FakePages();
  private final ScheduledExecutorService deadlines = Executors.newScheduledThreadPool(1);
  private final ExecutorService completions = Executors.newCachedThreadPool();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private SessionSettings settings;
  private BrowserSession session;

  @BeforeEach
  void make() {
    make(Duration.ofSeconds(1));
  }

  /** For those who wait for a deadline to pass. */
  private void makeImpatient() {
    make(Duration.ofMillis(200));
  }

  private void make(Duration deadline) {
    make(deadline, Executors.defaultThreadFactory());
  }

  private void make(Duration deadline, ThreadFactory threads) {
    Duration tick = Duration.ofMillis(10);
    Deadlines limits =
        new Deadlines(
            deadline,
            tick,
            deadline,
            deadline,
            tick,
            deadline,
            deadline,
            deadline,
            deadline,
            tick,
            tick.multipliedBy(4),
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
            new Limits(9, 1000, tick, 1L << 20, tick));
    Workers workers = new Workers(threads, deadlines, completions, Clock.systemUTC());
    session = new BrowserSession(SessionParts.of("demo", settings, workers, pages));
    session.addListener(
        (before, now) -> heard.add(now.state() + (now.reason() == null ? "" : " " + now.reason())));
  }

  @AfterEach
  void stop() {
    session.stop();
    deadlines.shutdownNow();
    completions.shutdownNow();
  }

  @Test
  void events_that_fire_thrice_or_never_change_nothing_beyond_what_the_page_shows() {
    ready();
    for (int i = 0; i < 3; i++) {
      pages.current().listener().changed();
    }
    pages.show(FakePages.READY, "socket", "OPENING");
    await(SessionState.OFFLINE);
    pages.showUnheard(FakePages.READY);
    await(SessionState.READY);
    assertThat(session.history().stream().map(StateChange::state))
        .containsExactly(
            SessionState.STARTING, SessionState.READY, SessionState.OFFLINE, SessionState.READY);
  }

  @Test
  void a_linked_session_goes_from_starting_to_ready_and_tells_each_step_once() {
    session.start();
    session.start();
    pages.show(FakePages.QR);
    await(SessionState.SCAN_QR);
    pages.show(FakePages.READY);
    await(SessionState.READY);
    Awaitility.await().until(() -> heard.size() == 3);
    assertThat(heard).containsExactly("STARTING", "SCAN_QR", "READY");
    assertThat(pages.opened).as("browsers").hasSize(1);
  }

  @Test
  void receipts_are_told_in_order_and_a_listener_that_fails_harms_nobody() {
    List<Receipt> received = new CopyOnWriteArrayList<>();
    session.addReceiptListener(
        receipt -> {
          throw new IllegalStateException("of no use");
        });
    session.addReceiptListener(received::add);
    ready();
    pages.current().listener().receipt(Map.of("chat", KEY.chatId(), "id", "3EB0A1B2", "ack", 2));
    pages.current().listener().receipt(Map.of("chat", KEY.chatId(), "id", "unreadable"));
    pages.current().listener().receipt(Map.of("chat", KEY.chatId(), "id", "3EB0A1B2", "ack", 3));
    Awaitility.await().until(() -> received.size() == 2);
    assertThat(received)
        .containsExactly(
            new Receipt("demo", KEY.chatId(), "3EB0A1B2", 2),
            new Receipt("demo", KEY.chatId(), "3EB0A1B2", 3));
  }

  @Test
  void a_receipt_shows_no_number_when_it_is_logged() {
    assertThat(new Receipt("demo", KEY.chatId(), "3EB0A1B2", 3))
        .hasToString("Receipt[demo 3EB0A1B2 3]");
  }

  @Test
  void acks_of_many_messages_are_asked_for_in_one_call() throws Exception {
    ready();
    CompletableFuture<List<Receipt>> acks = session.acks(List.of(KEY)).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(call)
        .containsEntry("operation", "acks")
        .containsEntry("messages", List.of(Map.of("chat", KEY.chatId(), "id", KEY.messageId())));
    pages
        .current()
        .answer(
            call,
            Map.of("acks", List.of(Map.of("chat", KEY.chatId(), "id", KEY.messageId(), "ack", 3))));
    assertThat(acks.get(5, TimeUnit.SECONDS))
        .containsExactly(new Receipt("demo", KEY.chatId(), KEY.messageId(), 3));
  }

  @Test
  void a_chat_that_cannot_be_read_is_logged_once_and_by_the_end_of_its_number() throws Exception {
    ready();
    LoggerConfig root =
        ((LoggerContext) LogManager.getContext(false)).getConfiguration().getRootLogger();
    LogLines log = new LogLines();
    log.start();
    root.addAppender(log, Level.WARN, null);
    try {
      for (int looks = 0; looks < 2; looks++) {
        assertThat(lookWithout(KEY.chatId()).unreadable()).containsExactly(KEY.chatId());
      }
    } finally {
      root.removeAppender(log.getName());
    }
    assertThat(log.lines)
        .filteredOn(line -> line.contains("session demo"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("2223 (store_timeout)")
        .doesNotContain("49170");
  }

  private StoreLook lookWithout(String chat) throws Exception {
    Instant since = Instant.ofEpochSecond(100);
    Map<String, Instant> unread = Map.of(chat, Instant.ofEpochSecond(50));
    CompletableFuture<StoreLook> look =
        session.chatEventsSince(since, unread).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(call).containsEntry("since", 100.0).containsEntry("unread", Map.of(chat, 50.0));
    Map<String, Object> named = Map.of("chat", chat, "code", "store_timeout");
    pages
        .current()
        .answer(call, Map.of("found", Map.of("refs", List.of(), "unreadable", List.of(named))));
    return look.get(5, TimeUnit.SECONDS);
  }

  private static final class LogLines extends AbstractAppender {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {
      super("lines", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      lines.add(event.getMessage().getFormattedMessage());
    }
  }

  @Test
  void acks_that_cannot_be_read_are_an_error_and_not_none() throws Exception {
    assertThat(session.acks(List.of(KEY)).toCompletableFuture())
        .as("before it is ready")
        .isCompletedExceptionally();
    ready();
    CompletableFuture<List<Receipt>> acks = session.acks(List.of(KEY)).toCompletableFuture();
    pages.current().answer(pages.calls.poll(5, TimeUnit.SECONDS), Map.of("acks", "failed"));
    assertThat(acks)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .havingRootCause()
        .withMessageContaining("acks_unanswered");
  }

  @Test
  void a_send_before_the_session_is_ready_is_refused_and_nothing_is_kept_for_later() {
    session.start();
    assertThat(session.send(KEY, MESSAGE).toCompletableFuture().join())
        .isEqualTo(new SendOutcome.NotSent("session_not_ready", true));
    ready();
    assertThat(pages.calls).as("calls in the page").isEmpty();
  }

  @Test
  void two_sends_of_one_id_are_one_call_and_both_get_its_outcome() throws Exception {
    ready();
    CompletableFuture<SendOutcome> first = session.send(KEY, MESSAGE).toCompletableFuture();
    CompletableFuture<SendOutcome> second = session.send(KEY, MESSAGE).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(call).containsEntry("operation", "send").containsEntry("text", "hello");
    pages.current().answer(call, Map.of("outcome", "sent", "ack", 1));
    assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    assertThat(pages.calls).as("further calls").isEmpty();
    assertThat(session.status().lastActivity()).as("last activity").isNotNull();
  }

  @Test
  void a_resend_joins_a_send_of_the_same_id_that_is_under_way() throws Exception {
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    CompletableFuture<SendOutcome> resend = session.resend(KEY).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(pages.calls.poll(100, TimeUnit.MILLISECONDS)).as("a second call").isNull();
    pages.current().answer(call, Map.of("outcome", "sent", "ack", 1));
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    assertThat(resend.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
  }

  @Test
  void a_lost_page_leaves_its_sends_in_doubt_and_is_opened_again() throws Exception {
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).isNotNull();
    pages.current().lose("page_lost");
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Unknown("page_lost"));
    Awaitility.await("second browser").until(() -> pages.opened.size() == 2);
    assertThat(pages.opened.get(0).closed).as("first browser is closed").isTrue();
    await(SessionState.READY);
    assertThat(heard).contains("STARTING page_lost");
  }

  @Test
  void a_page_on_a_new_document_has_forgotten_the_calls_of_the_old_one() throws Exception {
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).isNotNull();
    pages.current().listener().navigated();
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Unknown("page_navigated"));
  }

  @Test
  void a_failed_start_is_told_and_tried_again() {
    pages.failures.addAll(List.of("page_unreachable", "page_unreachable"));
    ready();
    assertThat(new ArrayList<>(heard))
        .as("one failure, though it happened twice")
        .containsExactly("STARTING", "FAILED page_unreachable", "READY");
  }

  @Test
  void a_session_that_fails_so_often_is_left_alone_until_somebody_starts_it() {
    pages.failures.addAll(Collections.nCopies(9, "browser_failed"));
    session.start();
    SessionStatus status =
        Awaitility.await()
            .until(
                session::status, now -> now.reason() != null && now.reason().contains("given up"));
    assertThat(status.state()).isEqualTo(SessionState.FAILED);
    assertThat(status.reason()).isEqualTo("browser_failed: given up after 9 tries");
    assertThat(status.advice()).as("advice").contains("by hand");
    assertThat(pages.opened).as("browsers").isEmpty();
    Awaitility.await("the run is over").until(() -> !session.running());
    ready();
  }

  @Test
  void a_network_that_stays_away_is_waited_for_without_limit() {
    pages.failures.addAll(Collections.nCopies(12, "page_unreachable"));
    ready();
  }

  @Test
  void a_browser_that_grew_too_big_is_replaced_once_its_sends_are_done() throws Exception {
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    pages.memory = 2000;
    Awaitility.await("no new sends").until(() -> !session.status().ready());
    assertThat(session.status().reason()).isEqualTo("memory_limit");
    assertThat(pages.current().closed).as("closed under a send").isFalse();
    pages.memory = 500;
    pages.current().answer(call, Map.of("outcome", "sent", "ack", 1));
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    Awaitility.await("second browser").until(() -> pages.opened.size() == 2);
    assertThat(pages.opened.get(0).closed).as("first browser is closed").isTrue();
    await(SessionState.READY);
  }

  @Test
  void a_request_for_a_passkey_is_shown_and_no_further_qr_code_is_asked_for() throws Exception {
    session.start();
    Map<String, Object> passkey = new HashMap<>(FakePages.QR);
    passkey.put("passkey", true);
    pages.show(passkey, "socket", "UNPAIRED_IDLE");
    assertThat(await(SessionState.PASSKEY_REQUIRED).advice()).contains("headless=false");
    assertThat(pages.calls.poll(200, TimeUnit.MILLISECONDS)).as("calls").isNull();
    assertThat(pages.opened).as("browsers").hasSize(1);
  }

  @Test
  void modules_that_stay_missing_fail_the_session_by_name() {
    session.start();
    pages.show(FakePages.QR, "missing", List.of("WAWebConnModel.Conn"));
    SessionStatus status = await(SessionState.FAILED);
    assertThat(status.reason()).isEqualTo("modules_missing: WAWebConnModel.Conn");
    pages.show(FakePages.QR);
    await(SessionState.SCAN_QR);
  }

  @Test
  void a_page_that_never_comes_up_fails_after_its_deadline_and_loses_nothing() throws Exception {
    makeImpatient();
    Files.createDirectories(settings.profile("demo"));
    session.start();
    assertThat(await(SessionState.FAILED).reason()).isEqualTo("start_timeout");
    Awaitility.await("another try").until(() -> pages.opened.size() > 1);
    assertThat(settings.profile("demo")).as("the log-in").exists();
  }

  @Test
  void an_idle_qr_screen_is_asked_for_a_new_code() throws Exception {
    session.start();
    pages.show(FakePages.QR, "socket", "UNPAIRED_IDLE");
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "refreshQr");
  }

  @Test
  void a_log_out_ends_the_session_and_its_profile_until_it_is_started_again() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    ready();
    pages.show(FakePages.READY, "url", "http://127.0.0.1/?post_logout=1&logout_reason=user");
    assertThat(await(SessionState.LOGGED_OUT).reason()).isEqualTo("user");
    Awaitility.await("profile wiped").until(() -> !Files.exists(settings.profile("demo")));
    Awaitility.await("browser closed").until(() -> pages.current().closed);
    pages.show(FakePages.QR);
    session.start();
    await(SessionState.SCAN_QR);
    assertThat(pages.opened).as("browsers").hasSize(2);
  }

  @Test
  void a_start_while_a_log_out_is_still_cleaned_up_after_is_not_lost() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    CountDownLatch cleaning = new CountDownLatch(1);
    pages.holdsClosing = cleaning;
    ready();
    pages.show(FakePages.READY, "url", "http://127.0.0.1/?post_logout=1&logout_reason=user");
    await(SessionState.LOGGED_OUT);
    session.start();
    session.start();
    pages.show(FakePages.QR);
    cleaning.countDown();
    await(SessionState.SCAN_QR);
    assertThat(pages.opened).as("browsers").hasSize(2);
    assertThat(settings.profile("demo")).as("the old log-in").doesNotExist();
  }

  @Test
  void a_stop_right_after_such_a_start_leaves_no_browser_behind() throws Exception {
    makeImpatient();
    Files.createDirectories(settings.profile("demo"));
    CountDownLatch cleaning = new CountDownLatch(1);
    pages.holdsClosing = cleaning;
    ready();
    pages.show(FakePages.READY, "url", "http://127.0.0.1/?post_logout=1&logout_reason=user");
    await(SessionState.LOGGED_OUT);
    session.start();
    session.stop();
    pages.show(FakePages.QR);
    cleaning.countDown();
    Awaitility.await("first browser is closed").until(() -> pages.current().closed);
    Awaitility.await("no second browser")
        .during(Duration.ofMillis(300))
        .until(() -> pages.opened.size() == 1);
    assertThat(session.status().state()).isEqualTo(SessionState.STOPPED);
  }

  @Test
  void a_reset_waits_for_what_is_under_way_and_lets_nothing_new_begin() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    CompletableFuture<SessionStatus> reset = session.reset().toCompletableFuture();
    MessageKey other = new MessageKey(KEY.chatId(), "3EB00123456789ABCDEF02");
    Awaitility.await()
        .until(
            () ->
                session.send(other, MESSAGE).toCompletableFuture().get(5, TimeUnit.SECONDS)
                    instanceof SendOutcome.NotSent);
    assertThat(pages.calls).as("the phone is told").isEmpty();
    pages.current().answer(call, Map.of("outcome", "sent", "ack", 1));
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "logout");
    pages.show(FakePages.QR);
    assertThat(reset.get(5, TimeUnit.SECONDS).state()).isEqualTo(SessionState.STARTING);
  }

  @Test
  void a_reset_logs_out_wipes_the_profile_and_starts_afresh() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    ready();
    CompletableFuture<SessionStatus> reset = session.reset().toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "logout");
    pages.show(FakePages.QR);
    assertThat(reset.get(5, TimeUnit.SECONDS).state()).isEqualTo(SessionState.STARTING);
    assertThat(settings.profile("demo")).doesNotExist();
    await(SessionState.SCAN_QR);
  }

  @Test
  void a_reset_of_a_session_that_fails_to_start_wipes_the_profile_as_well() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    pages.failures.add("browser_failed");
    SessionStatus status = session.reset().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(status.reason()).as("reason").isEqualTo("phone_not_told");
    assertThat(settings.profile("demo")).doesNotExist();
  }

  @Test
  void a_session_that_is_stopped_tells_the_phone_as_well_when_it_is_logged_out() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    pages.show(FakePages.READY);
    CompletableFuture<SessionStatus> unlinked = session.logOut().toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "logout");
    pages.show(FakePages.QR, "url", "http://127.0.0.1/?post_logout=1&logout_reason=user_initiated");
    assertThat(unlinked.get(5, TimeUnit.SECONDS).reason()).isEqualTo("logged_out_by_hand");
    assertThat(settings.profile("demo")).doesNotExist();
    assertThat(heard).as("never ready on the way").doesNotContain("READY");
  }

  @Test
  void a_phone_that_cannot_be_told_in_time_is_named_in_the_result() throws Exception {
    makeImpatient();
    Files.createDirectories(settings.profile("demo"));
    pages.show(FakePages.READY, "socket", "OPENING");
    SessionStatus status = session.logOut().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(status.state()).isEqualTo(SessionState.LOGGED_OUT);
    assertThat(status.reason()).as("reason").isEqualTo("phone_not_told");
    assertThat(status.advice()).as("advice").contains("under Linked devices", "new QR code");
    assertThat(settings.profile("demo")).doesNotExist();
  }

  @Test
  void a_page_in_conflict_is_opened_anew_to_tell_the_phone() throws Exception {
    Files.createDirectories(settings.profile("demo"));
    pages.show(FakePages.READY, "socket", "CONFLICT");
    session.start();
    await(SessionState.CONFLICT);
    pages.showInNext(FakePages.READY);
    CompletableFuture<SessionStatus> unlinked = session.logOut().toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).containsEntry("operation", "logout");
    pages.show(FakePages.QR);
    assertThat(unlinked.get(5, TimeUnit.SECONDS).reason()).isEqualTo("logged_out_by_hand");
    assertThat(pages.opened).as("browsers").hasSize(2);
  }

  @Test
  void a_page_that_shows_a_conflict_while_the_start_is_still_under_way_stays_open() {
    make(
        Duration.ofSeconds(1),
        task ->
            new Thread(task) {
              @Override
              public synchronized void start() {
                super.start();
                BrowserSessionTest.this.await(SessionState.CONFLICT);
              }
            });
    pages.show(FakePages.READY, "socket", "CONFLICT");
    session.start();
    pages.show(FakePages.READY);
    await(SessionState.READY);
    assertThat(pages.opened).as("browsers").hasSize(1);
  }

  @Test
  void a_session_without_a_profile_is_logged_out_without_a_browser() throws Exception {
    SessionStatus status = session.logOut().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(status.reason()).as("reason").isEqualTo("logged_out_by_hand");
    assertThat(pages.opened).as("browsers").isEmpty();
  }

  @Test
  void a_device_that_never_catches_up_fails_after_its_deadline() {
    makeImpatient();
    pages.show(FakePages.READY, "synced", false);
    session.start();
    assertThat(await(SessionState.FAILED).reason()).isEqualTo("sync_timeout");
    Awaitility.await("a new browser").until(() -> pages.opened.size() > 1);
    pages.show(FakePages.READY);
    await(SessionState.READY);
  }

  @Test
  void a_blocked_account_is_looked_at_again_when_somebody_starts_the_session() {
    pages.show(FakePages.READY, "socket", "TOS_BLOCK");
    session.start();
    SessionStatus status = await(SessionState.FAILED);
    assertThat(status.reason()).isEqualTo("tos_block");
    assertThat(status.advice()).as("advice").contains("on the phone", "by hand");
    pages.showInNext(FakePages.READY);
    session.start();
    Awaitility.await("second browser").until(() -> pages.opened.size() == 2);
    await(SessionState.READY);
  }

  @Test
  void the_deadline_of_a_send_begins_when_typing_was_shown() throws Exception {
    ready();
    SendOptions typed = SendOptions.PLAIN.typing(Duration.ofMillis(1500));
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE, typed).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(call).containsEntry("typingMs", 1500);
    assertThat(send.completeOnTimeout(null, 1200, TimeUnit.MILLISECONDS).get())
        .as("outcome after the deadline of a send without typing")
        .isNull();
  }

  @Test
  void a_file_is_with_the_page_before_its_call_and_gone_after_it() throws Exception {
    ready();
    Document document = new Document(MediaFile.of(new byte[] {1, 2}), null);
    CompletableFuture<SendOutcome> send = session.send(KEY, document).toCompletableFuture();
    Map<String, Object> call = pages.calls.poll(5, TimeUnit.SECONDS);
    assertThat(call).containsEntry("kind", "media").containsEntry("type", "document");
    Path file = pages.attached.get((Integer) call.get("ticket"));
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    pages.current().answer(call, Map.of("outcome", "sent", "ack", 1));
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Sent(1));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_the_page_cannot_have_never_left() throws Exception {
    ready();
    pages.takesFiles = false;
    Document document = new Document(MediaFile.of(new byte[] {1, 2}), null);
    assertThat(session.send(KEY, document).toCompletableFuture().get(5, TimeUnit.SECONDS))
        .isEqualTo(new SendOutcome.NotSent("media_unreadable", true));
    assertThat(pages.calls).as("calls that began").isEmpty();
  }

  @Test
  void a_stop_closes_the_browser_and_what_was_under_way_is_in_doubt() throws Exception {
    ready();
    CompletableFuture<SendOutcome> send = session.send(KEY, MESSAGE).toCompletableFuture();
    assertThat(pages.calls.poll(5, TimeUnit.SECONDS)).isNotNull();
    session.stop();
    assertThat(pages.current().closed).as("browser closed").isTrue();
    assertThat(send.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Unknown("session_stopped"));
    assertThat(session.status().state()).isEqualTo(SessionState.STOPPED);
  }

  private void ready() {
    pages.show(FakePages.READY);
    session.start();
    await(SessionState.READY);
  }

  private SessionStatus await(SessionState state) {
    return Awaitility.await().until(session::status, status -> status.state() == state);
  }
}
