package io.github.siakoberpa;

import io.github.siakoberpa.cli.LinkRequest;
import io.github.siakoberpa.whatsappweb.QrCode;
import io.github.siakoberpa.whatsappweb.session.SessionException;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one session until its device is linked, and shows a person at the terminal what the phone
 * needs to know. Used by one thread.
 */
final class LinkWatch {
  // A new QR code is no change of state, so nobody tells of it.
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration BEFORE_NEXT_CODE = Duration.ofSeconds(20);
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
  private static final String BY_ITSELF = " It is tried again by itself.";

  private final WhatsAppWebSession session;
  private final LinkRequest request;
  private final Clock clock;
  private final PrintStream out;
  private final BlockingQueue<SessionState> changes = new LinkedBlockingQueue<>();

  private @Nullable String shown;
  private @Nullable SessionState told;
  private Instant nextCode = Instant.MIN;
  private boolean asked;

  LinkWatch(WhatsAppWebSession session, LinkRequest request, Clock clock, PrintStream out) {
    this.session = session;
    this.request = request;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Starts the session, and returns when it is linked and caught up.
   *
   * @throws StartException when that cannot be, or takes too long
   */
  void untilLinked() {
    session.addListener((before, now) -> changes.add(now.state()));
    session.start();
    Instant until = clock.instant().plus(request.patience());
    SessionStatus status = session.status();
    while (!status.ready()) {
      follow(status);
      // Once the phone has agreed, what is left takes as long as it takes, with a limit of its own.
      if (status.state() != SessionState.SYNCING && clock.instant().isAfter(until)) {
        throw new StartException(tooLate(status));
      }
      await();
      status = session.status();
    }
    out.println(
        asked
            ? "Linked. The application will find it when it starts."
            : "Session %s is linked already.".formatted(session.name()));
  }

  private void follow(SessionStatus status) {
    switch (status.state()) {
      case SCAN_QR -> showCode(status);
      case SYNCING -> tell(status.state(), "The phone agreed; WhatsApp Web is catching up.");
      case STARTING -> tell(status.state(), "The browser is starting.");
      case OFFLINE -> tell(status.state(), "There is no connection to WhatsApp at the moment.");
      case LOGGED_OUT -> {
        tell(status.state(), "The device was unlinked; a new code comes.");
        session.start();
      }
      case STOPPED ->
          throw new StartException("Stopped: session " + session.name() + " is not linked.");
      case READY -> {}
      case PASSKEY_REQUIRED, CONFLICT, FAILED -> throw new StartException(failure(status));
    }
  }

  private void showCode(SessionStatus status) {
    String qr = status.qr();
    if (request.phone() != null) {
      showPairingCode(request.phone());
    } else if (qr != null && !qr.equals(shown)) {
      show(
          qr,
          QrCode.of(qr).terminal()
              + "Scan it with WhatsApp on the phone: Settings, Linked devices.");
    }
  }

  private void showPairingCode(String phone) {
    Instant now = clock.instant();
    if (now.isBefore(nextCode)) {
      return;
    }
    nextCode = now.plus(BEFORE_NEXT_CODE);
    try {
      String code =
          session.pairingCode(phone.replaceAll("[\\s()+.-]", "")).toCompletableFuture().join();
      if (!code.equals(shown)) {
        show(
            code,
            "Code: %s%nType it into WhatsApp on the phone: Settings, Linked devices, Link a device, Link with phone number."
                .formatted(code));
      }
    } catch (IllegalArgumentException e) {
      throw new StartException(e.getMessage() + ", as in --phone '+49 170 1112223'.", e);
    } catch (CompletionException e) {
      // The page may have gone on to another state in the meantime; if not, it is asked again.
      if (!(e.getCause() instanceof SessionException)) {
        throw new StartException("WhatsApp gave no code: " + e.getMessage(), e);
      }
    }
  }

  private void show(String code, String text) {
    out.println((request.redraw() && shown != null ? CLEAR_SCREEN : "") + text);
    shown = code;
    asked = true;
  }

  private void tell(SessionState state, String line) {
    if (told != state) {
      told = state;
      out.println(line);
    }
  }

  private String tooLate(SessionStatus status) {
    return "Session %s was not linked within %d s (%s). %s"
        .formatted(
            session.name(),
            request.patience().toSeconds(),
            status.state(),
            asked
                ? "Do this again, with --timeout if you need longer."
                : Objects.requireNonNullElse(status.advice(), "Try again."));
  }

  private String failure(SessionStatus status) {
    String advice = Objects.requireNonNullElse(status.advice(), "See the log.");
    return "Session %s cannot be linked (%s). %s"
        .formatted(
            session.name(),
            Objects.requireNonNullElse(status.reason(), status.state().name()),
            advice.replace(BY_ITSELF, ""));
  }

  private void await() {
    try {
      changes.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Stopped: session " + session.name() + " is not linked.", e);
    }
  }
}
