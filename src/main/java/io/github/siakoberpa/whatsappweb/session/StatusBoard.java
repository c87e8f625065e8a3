package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door for a session's state. Thread-safe; a move to where it stands already changes
 * nothing, {@code since} included, so that callers may repeat themselves.
 */
final class StatusBoard {
  private static final int KEPT = 20;
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  private final Clock clock;
  private final Executor ordered;
  private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
  private final Deque<StateChange> history = new ArrayDeque<>();
  private volatile SessionStatus status;

  /**
   * The executor must run its tasks one after the other, or listeners hear changes out of order.
   */
  StatusBoard(String name, Clock clock, Executor ordered) {
    this.clock = clock;
    this.ordered = ordered;
    this.status =
        new SessionStatus(
            name, SessionState.STOPPED, clock.instant(), null, null, null, null, null, null, null);
  }

  SessionStatus status() {
    return status;
  }

  /** The last steps, oldest first. */
  synchronized List<StateChange> history() {
    return List.copyOf(history);
  }

  void addListener(SessionListener listener) {
    listeners.add(listener);
  }

  void move(SessionState state, @Nullable String reason) {
    move(new Verdict(state, reason), PageSnapshot.blank());
  }

  /** Moves to a state, with what the page shows beside it. */
  synchronized void move(Verdict to, PageSnapshot page) {
    SessionStatus before = status;
    boolean same = before.state() == to.state() && Objects.equals(before.reason(), to.reason());
    Instant since = same ? before.since() : clock.instant();
    String advice = Advice.on(to.state(), to.reason());
    status =
        new SessionStatus(
            before.name(),
            to.state(),
            since,
            to.reason(),
            advice,
            page.qr(),
            page.account(),
            page.store(),
            before.startedAt(),
            before.lastActivity());
    if (!same) {
      history.add(new StateChange(since, to.state(), to.reason()));
      if (history.size() > KEPT) {
        history.remove();
      }
      tell(before, status);
    }
  }

  synchronized void browserStarted(@Nullable Instant at) {
    status = with(status, at, status.lastActivity());
  }

  synchronized void active() {
    status = with(status, status.startedAt(), clock.instant());
  }

  private static SessionStatus with(
      SessionStatus old, @Nullable Instant startedAt, @Nullable Instant lastActivity) {
    return new SessionStatus(
        old.name(),
        old.state(),
        old.since(),
        old.reason(),
        old.advice(),
        old.qr(),
        old.account(),
        old.store(),
        startedAt,
        lastActivity);
  }

  private void tell(SessionStatus before, SessionStatus now) {
    String reason = now.reason() == null ? "" : " (" + now.reason() + ")";
    String advice = now.advice() == null ? "" : ": " + now.advice();
    LOG.info("Session {} is {}{}{}", now.name(), now.state(), reason, advice);
    for (SessionListener listener : listeners) {
      ordered.execute(() -> tell(listener, before, now));
    }
  }

  private static void tell(SessionListener listener, SessionStatus before, SessionStatus now) {
    try {
      listener.changed(before, now);
    } catch (RuntimeException e) {
      LOG.warn("A listener of session {} failed", now.name(), e);
    }
  }
}
