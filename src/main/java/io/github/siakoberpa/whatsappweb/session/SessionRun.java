package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a session, from start to stop, on its own thread: opens the page, serves calls and
 * looks at the page until it is lost, opens it again. Playwright lets events in only while it is
 * called, so the thread never waits for anything else while a page is open.
 */
final class SessionRun implements WebPage.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final Duration KILL_AGAIN = Duration.ofMillis(250);
  static final String PAIRING = "pairingCode";

  private final SessionParts parts;
  private final StatusBoard board;
  private final PageCalls calls;
  private final Alarm alarm = new Alarm();
  private final Thread thread;

  private final @Nullable SessionRun before;

  private volatile boolean stopping;
  private volatile boolean begun;
  private volatile boolean ended;
  private volatile @Nullable WebPage page;
  private volatile boolean serving;
  private volatile boolean hinted;
  private volatile boolean reopen;

  private final Unlinking unlinking;

  // Confined to the thread.
  private final Attempts attempts;
  private final Lookout lookout;
  private final MemoryWatch memory;

  /**
   * Made, not begun.
   *
   * @param before the life that is still cleaning up; null = there is none
   */
  SessionRun(SessionParts parts, @Nullable SessionRun before) {
    this.parts = parts;
    this.before = before;
    this.board = parts.board();
    this.calls = parts.calls();
    this.unlinking = new Unlinking(parts);
    this.attempts = new Attempts(parts, alarm);
    this.lookout = new Lookout(parts);
    this.memory = new MemoryWatch(parts);
    this.thread = parts.workers().threads().newThread(this::run);
    thread.setName(thread.getName() + " " + parts.name());
  }

  private Deadlines deadlines() {
    return parts.settings().deadlines();
  }

  private boolean loggedOut() {
    return board.status().state() == SessionState.LOGGED_OUT;
  }

  private Instant now() {
    return parts.workers().clock().instant();
  }

  /** Begins unless it has begun, and tells whether it did; guarded by the session. */
  boolean begin() {
    boolean begins = thread.getState() == Thread.State.NEW;
    if (begins) {
      if (before == null) {
        toStarting();
      }
      thread.start();
    }
    return begins;
  }

  private void toStarting() {
    board.move(SessionState.STARTING, null);
    begun = true;
  }

  /** Whether it was logged out and only cleans up: what starts now is another life. */
  boolean goingDown() {
    return begun && loggedOut();
  }

  boolean ended() {
    return ended;
  }

  /** Ends the run and waits until the browser is gone, in the end by force. */
  void stop() {
    stopping = true;
    if (before != null) {
      // Else it would take a session that is no longer logged out for one that goes on.
      before.stop();
    }
    alarm.ring();
    Duration patience = deadlines().stop();
    // A browser that is still on its way has nothing to lose, and may be long in coming.
    if (!serving || !joined(patience)) {
      while (!joined(KILL_AGAIN) && !patience.isNegative()) {
        kill();
        patience = patience.minus(KILL_AGAIN);
      }
    }
  }

  long browserMemory() {
    WebPage open = page;
    return open == null ? 0 : open.heldMemory();
  }

  private void kill() {
    WebPage open = page;
    if (open != null) {
      open.kill();
    }
  }

  private boolean joined(Duration patience) {
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /**
   * Somebody did what the advice says: the next try comes now, and a page that is stuck with what
   * was before is opened again.
   */
  void goOn() {
    SessionState state = board.status().state();
    boolean stuck = state == SessionState.CONFLICT || state == SessionState.PASSKEY_REQUIRED;
    reopen = stuck || (state == SessionState.FAILED && serving);
    if (state == SessionState.FAILED) {
      alarm.ring();
    }
  }

  /** Unlinks the device; for good, or to start afresh. */
  CompletableFuture<SessionStatus> unlink(boolean forGood) {
    CompletableFuture<SessionStatus> done = unlinking.want(forGood);
    // A page in conflict has no connection to tell the phone by; a new one gets it.
    reopen = reopen || board.status().state() == SessionState.CONFLICT;
    alarm.ring();
    return done;
  }

  private void run() {
    try {
      awaitEndOfOther();
      while (!stopping && visit()) {
        // Each visit is one browser.
      }
    } finally {
      unlinking.fail();
      if (!stopping && !attempts.givenUp() && !loggedOut()) {
        board.move(SessionState.FAILED, "internal_error");
      }
      ended = true;
    }
  }

  private void awaitEndOfOther() {
    if (before != null) {
      boolean over = false;
      while (!stopping && !over) {
        over = before.joined(KILL_AGAIN);
      }
      if (over) {
        toStarting();
      }
    }
  }

  /** One browser; false if the session is over. */
  private boolean visit() {
    try (Profile profile = Profile.lock(parts.settings(), parts.name())) {
      if (unlinking.wanted()) {
        unlink(profile);
      } else {
        serveIn(profile);
        if (unlinking.tried() || loggedOut()) {
          wipe(profile);
        }
      }
    } catch (SessionStartException e) {
      again(new Verdict(SessionState.FAILED, e.code()), e);
    } catch (PageLostException e) {
      again(new Verdict(SessionState.STARTING, e.code()), e);
    } catch (RuntimeException e) {
      // A browser that is taken away in the middle of its start fails in any way it likes.
      if (!stopping) {
        LOG.error("Session {} met an error of its own", parts.name(), e);
      }
      again(new Verdict(SessionState.FAILED, "internal_error"), e);
    }
    return !attempts.givenUp() && !loggedOut();
  }

  /** A wish that came while no page was open: one is opened for the phone to be told. */
  private void unlink(Profile profile) {
    if (profile.exists() && !unlinking.tried()) {
      try {
        serveIn(profile);
      } catch (RuntimeException e) {
        // Whatever keeps a page from opening, it must not keep a person from wiping the profile.
        LOG.debug("Session {} is unlinked without its phone", parts.name(), e);
      }
    }
    wipe(profile);
  }

  private void wipe(Profile profile) {
    if (profile.exists() && !unlinking.tried()) {
      unlinking.failedToTell();
    }
    profile.wipe();
    lookout.unlinked();
    unlinking.profileGone();
  }

  private void serveIn(Profile profile) {
    lookout.opening();
    if (reopen) {
      reopen = false;
      board.move(SessionState.STARTING, null);
    }
    String end = "session_stopped";
    try (WebPage open = parts.opener().open(profile, this)) {
      serving = true;
      board.browserStarted(now());
      memory.opened();
      serve(open);
    } catch (PageLostException e) {
      end = e.code();
      throw e;
    } finally {
      serving = false;
      page = null;
      board.browserStarted(null);
      leave(end);
    }
  }

  /** Nobody may take the session for ready, nor a call for running, once the page is gone. */
  private void leave(String end) {
    if (board.status().ready() && !stopping) {
      board.move(SessionState.STARTING, null);
    }
    calls.pageGone(end);
  }

  private void serve(WebPage open) {
    Instant nextLook = Instant.MIN;
    while (!stopping && !reopen && !loggedOut()) {
      if (unlinking.wanted()) {
        letCallsEnd(open);
        unlinking.tellPhone(open, () -> stopping);
        return;
      }
      if (board.status().ready() && memory.exceeded(open)) {
        drain(open);
        return;
      }
      handOver(open);
      parts.screenshots().take(open);
      Instant now = now();
      if (hinted || !now.isBefore(nextLook)) {
        hinted = false;
        if (lookout.look(open)) {
          attempts.up();
        }
        nextLook = now.plus(deadlines().poll());
      }
      Duration left = Duration.between(now, nextLook);
      open.listen(this::worthWaking, left.isNegative() ? Duration.ZERO : left);
    }
  }

  /** A quiet moment, made where none comes. */
  private void drain(WebPage open) {
    board.move(SessionState.STARTING, "memory_limit");
    while (!stopping && !unlinking.wanted() && !calls.idle()) {
      refuseAndListen(open);
    }
  }

  /** The store that could tell what became of a message is about to go: it is waited for. */
  private void letCallsEnd(WebPage open) {
    Instant until = now().plus(deadlines().send());
    while (!stopping && !calls.idle() && now().isBefore(until)) {
      refuseAndListen(open);
    }
  }

  /** What is under way may end, and nothing new begins. */
  private void refuseAndListen(WebPage open) {
    calls.refuseWaiting(operation -> true);
    open.listen(() -> stopping || calls.idle() || calls.waiting(), deadlines().poll());
  }

  /** A page that is not ready gets nothing: it might take a message and keep it for later. */
  private void handOver(WebPage open) {
    SessionState state = board.status().state();
    if (state != SessionState.READY) {
      calls.refuseWaiting(operation -> state != SessionState.SCAN_QR || !PAIRING.equals(operation));
    }
    List<Map<String, Object>> batch = calls.handOver();
    batch.removeIf(call -> !attached(open, call));
    if (!batch.isEmpty() && !open.start(batch)) {
      calls.pageGone("page_lost");
    }
  }

  /** A call whose file the page cannot have has not begun, and will not. */
  private boolean attached(WebPage open, Map<String, Object> call) {
    if (!(call.get("ticket") instanceof Integer ticket)) {
      return true;
    }
    Path file = calls.file(ticket);
    boolean attached = file == null || open.attach(ticket, file);
    if (!attached) {
      calls.answered(ticket, Outcomes.UNREADABLE);
    }
    return attached;
  }

  private boolean worthWaking() {
    return stopping
        || hinted
        || reopen
        || unlinking.wanted()
        || calls.waiting()
        || parts.screenshots().waiting();
  }

  private void again(Verdict verdict, RuntimeException failure) {
    if (!stopping) {
      attempts.failed(verdict, failure);
    }
  }

  @Override
  public void answered(int ticket, Map<?, ?> answer) {
    calls.answered(ticket, answer);
  }

  @Override
  public void receipt(Map<?, ?> receipt) {
    parts.receipts().told(receipt);
  }

  @Override
  public void piece(Map<?, ?> piece) {
    parts.transit().arrived(piece);
  }

  @Override
  public void happened(Map<?, ?> event) {
    parts.chats().told(event);
  }

  @Override
  public void changed() {
    hinted = true;
  }

  @Override
  public void navigated() {
    hinted = true;
    calls.pageGone("page_navigated");
  }

  @Override
  public void delayed(@Nullable String reason) {
    SessionStatus shown = board.status();
    if (reason != null || BrowserSupply.INSTALLING.equals(shown.reason())) {
      board.move(SessionState.STARTING, reason);
    }
  }

  @Override
  public void opening(WebPage opened) {
    page = opened;
  }

  @Override
  public boolean unwanted() {
    return stopping || unlinking.wanted();
  }
}
