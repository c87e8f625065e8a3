package io.github.siakoberpa.whatsappweb;

import java.util.Locale;

/** The kinds of what is sent and comes in, as headers and maps name them. */
public enum WhatsAppWebKind {
  /** A text. */
  TEXT,
  /** A picture. */
  IMAGE,
  /** A film. */
  VIDEO,
  /** A sound file. */
  AUDIO,
  /** A voice note. */
  VOICE,
  /** Any file as it is. */
  DOCUMENT,
  /** A sticker. */
  STICKER,
  /** A place. */
  LOCATION,
  /** A contact card. */
  CONTACT,
  /** A poll. */
  POLL,
  /** A reaction to a message. */
  REACTION,
  /** Another text for a message. */
  EDIT,
  /** The end of a message, for everyone. */
  DELETE,
  /** Typing is shown. */
  TYPING,
  /** The chat is marked as read. */
  SEEN,
  /** Something that came in and that this component does not know; it cannot be sent. */
  UNKNOWN;

  /**
   * The kind of that name, in capitals or not.
   *
   * @throws IllegalArgumentException if there is none
   */
  static WhatsAppWebKind named(String name) {
    try {
      return valueOf(name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("There is no kind of message called " + name, e);
    }
  }

  boolean isMedia() {
    return switch (this) {
      case IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT, STICKER -> true;
      default -> false;
    };
  }
}
