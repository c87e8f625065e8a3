package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a session lose its link: told to the phone, followed by the end of the profile and
 * fulfilled then. Wishes come on any thread, the rest happens on the session's.
 */
final class Unlinking {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SessionParts parts;
  private volatile @Nullable CompletableFuture<SessionStatus> wish;
  private volatile boolean forGood;

  Unlinking(SessionParts parts) {
    this.parts = parts;
  }

  /** One more wish joins the first. For good: no new QR code is to follow. */
  synchronized CompletableFuture<SessionStatus> want(boolean staysUnlinked) {
    CompletableFuture<SessionStatus> joined = wish;
    if (joined == null) {
      joined = new CompletableFuture<>();
      wish = joined;
    }
    forGood |= staysUnlinked;
    return joined;
  }

  boolean wanted() {
    return wish != null;
  }

  /** Tells the phone, as far as that works; the profile goes in any case. */
  void tellPhone(WebPage page, BooleanSupplier stopping) {
    if (!page.snapshot().registered()) {
      return;
    }
    page.start(List.of(Map.of("operation", "logout")));
    Clock clock = parts.workers().clock();
    Instant until = clock.instant().plus(PATIENCE);
    while (!stopping.getAsBoolean() && clock.instant().isBefore(until)) {
      page.listen(stopping, parts.settings().deadlines().poll());
      if (StateRules.judge(page.snapshot(), true).state() == SessionState.LOGGED_OUT) {
        return;
      }
    }
  }

  /** The profile is gone: the wish, if there is one, is fulfilled. */
  synchronized void profileGone() {
    CompletableFuture<SessionStatus> fulfilled = wish;
    if (fulfilled == null) {
      return;
    }
    wish = null;
    if (forGood) {
      parts.board().move(SessionState.LOGGED_OUT, "logged_out_by_hand");
    } else {
      parts.board().move(SessionState.STARTING, null);
    }
    SessionStatus afterwards = parts.board().status();
    parts.workers().completions().execute(() -> fulfilled.complete(afterwards));
  }

  /** The session ended before. */
  synchronized void fail() {
    CompletableFuture<SessionStatus> failed = wish;
    if (failed != null) {
      failed.completeExceptionally(new SessionException(parts.name(), "session_stopped"));
    }
  }
}
