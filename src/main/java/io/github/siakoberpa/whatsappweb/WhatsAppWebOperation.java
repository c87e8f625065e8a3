package io.github.siakoberpa.whatsappweb;

/** What a producer does. */
public enum WhatsAppWebOperation {
  /** Sends the body and waits for the server's ack. */
  SEND,
  /** Sends a stored message that was not confirmed once more, under its own id. */
  RESEND,
  /** Looks a message up in WhatsApp Web's own store. */
  LOOK_UP,
  /** Tells the session's status. */
  STATUS,
  /** Unlinks the device, wipes its profile and starts afresh. */
  RESET
}
