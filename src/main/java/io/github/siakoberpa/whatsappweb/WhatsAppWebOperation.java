package io.github.siakoberpa.whatsappweb;

/** What a producer does. */
public enum WhatsAppWebOperation {
  /** Sends the body and waits for the server's ack. */
  SEND,
  /** Sends a stored message that was not confirmed once more, under its own id. */
  RESEND,
  /** Looks a message up in WhatsApp Web's own store. */
  LOOK_UP,
  /** Asks WhatsApp Web's own store how far many messages have come. */
  ACKS,
  /** Tells the session's status. */
  STATUS,
  /** Starts the session, or lets it go on after a person did what the advice says. */
  START,
  /** Closes the session's browser; the log-in stays. */
  STOP,
  /** Unlinks the device, wipes its profile and starts afresh. */
  RESET,
  /** Unlinks the device and wipes its profile. */
  LOG_OUT,
  /** Closes the session's browser and deletes its profile, without a word to the phone. */
  REMOVE,
  /** Gives the QR code on show. */
  QR,
  /** Gives the code that a person types into the phone instead of scanning the QR code. */
  PAIRING_CODE,
  /** Takes a picture of the page. */
  SCREENSHOT,
  /** Lists the chats, groups included. */
  CHATS,
  /** Lists the groups. */
  GROUPS,
  /** Tells what is known of a person. */
  CONTACT,
  /** Tells what is known of a group, its members included. */
  GROUP,
  /** Fetches the file of a message, as a stream. */
  MEDIA,
  /** Asks whether a number is on WhatsApp. */
  CHECK_NUMBER
}
