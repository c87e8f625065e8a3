package io.github.siakoberpa.whatsappweb.session;

/** Where a linked device stands; these ten words are used everywhere, and no others. */
public enum SessionState {
  /** Nobody asked for it, or it was stopped: no browser runs. */
  STOPPED,
  /** The browser is being found, installed or opened, or the page is loading. */
  STARTING,
  /** The page shows a QR code that a phone has to scan. */
  SCAN_QR,
  /** WhatsApp asks for a passkey, which only a person at a visible browser can give. */
  PASSKEY_REQUIRED,
  /** Linked, and WhatsApp Web is still catching up. */
  SYNCING,
  /** Linked, caught up and connected: messages can be sent. */
  READY,
  /** Linked, but without a connection to WhatsApp at the moment. */
  OFFLINE,
  /** The same linked device is open somewhere else. */
  CONFLICT,
  /** The phone or WhatsApp removed the device: it must be linked again. */
  LOGGED_OUT,
  /** It cannot work now; the status says why, and whether it tries again by itself. */
  FAILED
}
