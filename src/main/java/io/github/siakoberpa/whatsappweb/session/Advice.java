package io.github.siakoberpa.whatsappweb.session;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one sentence that tells a person what to do next. */
final class Advice {
  private static final Map<String, String> BY_REASON =
      Map.ofEntries(
          Map.entry(
              "browser_missing",
              "There is no browser: install Chrome, Chromium or Edge (on Debian: apt-get install chromium), or set"
                  + " camel.component.whatsapp-web.browser-path."),
          Map.entry(
              "browser_failed",
              "The browser did not start: try it by hand, see the log, or set"
                  + " camel.component.whatsapp-web.browser-path."),
          Map.entry(
              "display_missing",
              "There is no screen for the browser's window: start this program on a desktop, or by"
                  + " ssh -X, or set camel.component.whatsapp-web.headless=true."),
          Map.entry(
              "driver_failed",
              "Playwright's driver could not be unpacked or started: check the free space and the"
                  + " rights of camel.component.whatsapp-web.driver-directory."),
          Map.entry(
              "page_unreachable",
              "WhatsApp Web cannot be reached: check the network and camel.component.whatsapp-web.url."),
          Map.entry(
              "modules_missing",
              "WhatsApp Web has changed: set camel.component.whatsapp-web.wa-js to a newer wa-js"
                  + " file, or update this program."),
          Map.entry(
              "profile_in_use",
              "Another process or Camel context uses this session's folder: stop it, or give this one"
                  + " another camel.component.whatsapp-web.sessions-directory."),
          Map.entry(BrowserSupply.INSTALLING, "A browser is being installed; wait for it to end."),
          Map.entry(
              "start_timeout",
              "WhatsApp Web did not come up in time: see what it shows by a screenshot, and whether"
                  + " the machine is overloaded."),
          Map.entry(
              "sync_timeout",
              "WhatsApp Web did not catch up in time: open WhatsApp on the phone, with a network."),
          Map.entry(
              "wa_js_unreadable",
              "The wa-js file cannot be read: check camel.component.whatsapp-web.wa-js."),
          Map.entry(
              "profile_unusable",
              "The session's folder cannot be written: check the rights and the free space of"
                  + " camel.component.whatsapp-web.sessions-directory."),
          Map.entry(
              "proxyblock",
              "WhatsApp refuses this connection: try without the proxy or VPN, or another network."),
          Map.entry(
              "tos_block",
              "WhatsApp blocked the account: open WhatsApp on the phone and read what it says."),
          Map.entry(
              "smb_tos_block",
              "WhatsApp blocked the account: open WhatsApp on the phone and read what it says."),
          Map.entry(
              Unlinking.PHONE_NOT_TOLD,
              "The phone could not be told: remove this device there under Linked devices, if it"
                  + " is still listed."),
          Map.entry(
              "memory_limit",
              "The browser grew too big and is replaced; see"
                  + " camel.component.whatsapp-web.memory-limit if this happens often."),
          Map.entry(
              "profile_not_removable",
              "The session's folder cannot be deleted: see who holds files in it."),
          Map.entry("page_lost", "The page or its browser died; it is opened again by itself."),
          Map.entry(
              "page_hangs", "The page stopped answering; the browser is opened again by itself."));

  private static final Map<SessionState, String> BY_STATE =
      Map.of(
          SessionState.SCAN_QR,
          "Scan the QR code with WhatsApp on the phone: Linked devices, Link a device.",
          SessionState.PASSKEY_REQUIRED,
          "WhatsApp wants a passkey: start once with camel.component.whatsapp-web.headless=false"
              + " and link the device in the window that opens.",
          SessionState.OFFLINE,
          "Waiting for the connection to WhatsApp; check the network if this stays.",
          SessionState.CONFLICT,
          "The same device is open elsewhere: close it there, then start this session again.",
          SessionState.LOGGED_OUT,
          "The device was unlinked: start the session again and scan a new QR code.",
          SessionState.FAILED,
          "See the reason and the log; reset the session if this stays.");

  private static final String GIVEN_UP = "given up";

  // The page is there and waits for a person; only a new start has it look again.
  private static final Set<String> BLOCKED = Set.of("proxyblock", "tos_block", "smb_tos_block");

  private Advice() {}

  /** The reason of a failure after which the session is left alone. */
  static String givenUp(String reason, int tries) {
    return reason + ": " + GIVEN_UP + " after " + tries + " tries";
  }

  /** The sentence for a state and its reason, or null where there is nothing to do. */
  static @Nullable String on(SessionState state, @Nullable String reason) {
    String code = reason == null ? "" : reason.split(":", 2)[0];
    String sentence = BY_REASON.getOrDefault(code, BY_STATE.get(state));
    if (state == SessionState.LOGGED_OUT && BY_REASON.containsKey(code)) {
      return sentence + " " + BY_STATE.get(state);
    }
    if (sentence == null || state != SessionState.FAILED) {
      return sentence;
    }
    if (BLOCKED.contains(code) || (reason != null && reason.contains(GIVEN_UP))) {
      return sentence + " Then start the session by hand.";
    }
    return BY_REASON.containsKey(code) ? sentence + " It is tried again by itself." : sentence;
  }
}
