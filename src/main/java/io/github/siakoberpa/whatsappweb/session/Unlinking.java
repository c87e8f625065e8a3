package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a session lose its link: told to the phone, followed by the end of the profile and
 * fulfilled then. Wishes come on any thread, the rest happens on the session's.
 */
final class Unlinking {
  /** The reason where the phone still lists a device that is no more. */
  static final String PHONE_NOT_TOLD = "phone_not_told";

  private static final Set<SessionState> UNLINKED =
      Set.of(SessionState.LOGGED_OUT, SessionState.SCAN_QR, SessionState.PASSKEY_REQUIRED);

  private enum Told {
    NOT_YET,
    YES,
    NO
  }

  private final SessionParts parts;
  private volatile @Nullable CompletableFuture<SessionStatus> wish;
  private volatile boolean forGood;
  private boolean over;

  // Confined to the session's thread.
  private Told told = Told.NOT_YET;

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
    if (over) {
      fail();
    }
    forGood |= staysUnlinked;
    return joined;
  }

  boolean wanted() {
    return wish != null;
  }

  /** Whether the phone was told, or could not be: the profile goes in any case. */
  boolean tried() {
    return told != Told.NOT_YET;
  }

  /** Nobody could be told: there was no page to do it. */
  void failedToTell() {
    told = Told.NO;
  }

  /** Waits for the page to know whether it is linked, tells the phone, and waits for the effect. */
  void tellPhone(WebPage page, BooleanSupplier stopping) {
    Clock clock = parts.workers().clock();
    Instant until = clock.instant().plus(parts.settings().deadlines().unlink());
    boolean asked = false;
    told = Told.NO;
    while (told == Told.NO && !stopping.getAsBoolean() && clock.instant().isBefore(until)) {
      PageSnapshot seen = page.snapshot();
      SessionState state = StateRules.judge(seen, asked).state();
      if (UNLINKED.contains(state)) {
        told = Told.YES;
      } else {
        if (!asked && seen.registered() && "CONNECTED".equals(seen.socket())) {
          asked = page.start(List.of(Map.of("operation", "logout")));
        }
        page.listen(stopping, parts.settings().deadlines().poll());
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
    boolean toldPhone = told != Told.NO;
    told = Told.NOT_YET;
    String untold = toldPhone ? null : PHONE_NOT_TOLD;
    if (forGood) {
      parts.board().move(SessionState.LOGGED_OUT, toldPhone ? "logged_out_by_hand" : untold);
    } else {
      parts.board().move(SessionState.STARTING, untold);
    }
    SessionStatus afterwards = parts.board().status();
    parts.workers().completions().execute(() -> fulfilled.complete(afterwards));
  }

  /** The session ended before; what is wished from now on comes too late. */
  synchronized void fail() {
    over = true;
    CompletableFuture<SessionStatus> failed = wish;
    if (failed != null) {
      failed.completeExceptionally(new SessionException(parts.name(), "session_stopped"));
    }
  }
}
