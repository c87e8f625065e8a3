package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the page, moves the board to what it sees, and loses patience with a page that does not
 * come up. Confined to the session's thread.
 */
final class Lookout {
  private final Deadlines deadlines;
  private final Clock clock;
  private final StatusBoard board;
  private boolean linked;
  private Instant startingSince;
  private @Nullable Instant syncingSince;
  private Instant refreshedAt = Instant.MIN;

  Lookout(SessionParts parts) {
    this.deadlines = parts.settings().deadlines();
    this.clock = parts.workers().clock();
    this.board = parts.board();
    this.startingSince = clock.instant();
  }

  /** A browser is being opened: the page has its full time again. */
  void opening() {
    startingSince = clock.instant();
    syncingSince = null;
  }

  /** The profile is gone, and the link with it. */
  void unlinked() {
    linked = false;
  }

  /**
   * One look; true if the page got as far as it can without help from outside.
   *
   * @throws SessionStartException when it should be up by now
   */
  boolean look(WebPage page) {
    PageSnapshot seen = page.snapshot();
    Verdict verdict = StateRules.judge(seen, linked);
    if (verdict.state() == SessionState.STARTING) {
      starting(seen);
      return false;
    }
    startingSince = clock.instant();
    linked = linked || seen.registered();
    board.move(verdict, seen);
    if (verdict.state() == SessionState.SCAN_QR && "UNPAIRED_IDLE".equals(seen.socket())) {
      refreshQr(page);
    }
    return syncedInTime(verdict.state());
  }

  /** Without a connection nothing can be caught up with: being offline does not count. */
  private boolean syncedInTime(SessionState state) {
    if (state != SessionState.SYNCING) {
      syncingSince = null;
      return true;
    }
    Instant since = syncingSince == null ? clock.instant() : syncingSince;
    syncingSince = since;
    if (clock.instant().isAfter(since.plus(deadlines.sync()))) {
      throw new SessionStartException("sync_timeout", null);
    }
    return false;
  }

  /** A failure stays on the board until the next attempt has got further than this. */
  private void starting(PageSnapshot seen) {
    Duration spent = Duration.between(startingSince, clock.instant());
    if (!seen.missing().isEmpty() && spent.compareTo(deadlines.modules()) > 0) {
      String names = String.join(", ", seen.missing());
      throw new SessionStartException("modules_missing: " + names, null);
    }
    if (spent.compareTo(deadlines.start()) > 0) {
      throw new SessionStartException("start_timeout", null);
    }
    SessionState shown = board.status().state();
    if (shown != SessionState.FAILED && shown != SessionState.STARTING) {
      board.move(SessionState.STARTING, null);
    }
  }

  private void refreshQr(WebPage page) {
    Instant now = clock.instant();
    if (now.isAfter(refreshedAt.plus(deadlines.ask()))) {
      refreshedAt = now;
      page.start(List.of(Map.of("operation", "refreshQr")));
    }
  }
}
