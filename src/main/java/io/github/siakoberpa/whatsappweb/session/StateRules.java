package io.github.siakoberpa.whatsappweb.session;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a state out of a look at the page. Pure: the same look always gives the same state, so that
 * events which fire never or thrice change nothing.
 *
 * <p>wa-js's own "main ready" is true at the QR screen already and says nothing about a log-in;
 * only registered, synced and mode MAIN together do. MAIN stays while the connection is lost.
 */
final class StateRules {
  private static final Pattern LOGGED_OUT = Pattern.compile("[?&]post_logout=1(?:&|$)");
  private static final Pattern LOGOUT_REASON = Pattern.compile("[?&]logout_reason=([a-z0-9_]+)");

  private StateRules() {}

  /**
   * Judges one look.
   *
   * @param wasLinked whether this browser was seen linked before
   */
  static Verdict judge(PageSnapshot page, boolean wasLinked) {
    if (LOGGED_OUT.matcher(page.url()).find()) {
      Matcher reason = LOGOUT_REASON.matcher(page.url());
      return new Verdict(SessionState.LOGGED_OUT, reason.find() ? reason.group(1) : "logged_out");
    }
    if (!page.missing().isEmpty() || !page.ready()) {
      return Verdict.of(SessionState.STARTING);
    }
    if (page.passkey()) {
      return Verdict.of(SessionState.PASSKEY_REQUIRED);
    }
    return page.registered() ? linked(page) : unlinked(page, wasLinked);
  }

  private static Verdict unlinked(PageSnapshot page, boolean wasLinked) {
    if ("UNPAIRED_IDLE".equals(page.socket())) {
      return Verdict.of(SessionState.SCAN_QR);
    }
    if (page.qr() == null) {
      return Verdict.of(SessionState.STARTING);
    }
    // A log-out is followed by the end of the profile: only a QR code on show proves one.
    return wasLinked
        ? new Verdict(SessionState.LOGGED_OUT, "logged_out")
        : Verdict.of(SessionState.SCAN_QR);
  }

  private static Verdict linked(PageSnapshot page) {
    String socket = page.socket() == null ? "" : page.socket();
    return switch (socket) {
      case "CONFLICT" -> Verdict.of(SessionState.CONFLICT);
      case "PROXYBLOCK", "TOS_BLOCK", "SMB_TOS_BLOCK" ->
          new Verdict(SessionState.FAILED, socket.toLowerCase(Locale.ROOT));
      default -> Verdict.of(connection(page, socket.equals("CONNECTED") && page.online()));
    };
  }

  private static SessionState connection(PageSnapshot page, boolean connected) {
    boolean caughtUp =
        page.synced() && page.authenticated() && page.store() != null && "MAIN".equals(page.mode());
    if (caughtUp) {
      return connected ? SessionState.READY : SessionState.OFFLINE;
    }
    return page.online() ? SessionState.SYNCING : SessionState.OFFLINE;
  }
}
