package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.EventRef;

/** What a consumer can hear of. */
public enum WhatsAppWebEventKind {
  /** Somebody wrote. */
  MESSAGES("message"),
  /** Our own account wrote, on the phone or another device. */
  OWN("own"),
  /** Somebody reacted to a message, or took that back. */
  REACTIONS("reaction"),
  /** Somebody changed a message. */
  EDITS("edit"),
  /** Somebody took a message back, for everyone. */
  DELETIONS("deletion"),
  /** A message of ours was delivered or read. */
  RECEIPTS("receipt"),
  /** A session changed its state or its reason. */
  STATES("state");

  /** What an event of a chat is. */
  static WhatsAppWebEventKind of(EventRef event) {
    return switch (event.type()) {
      case MESSAGE -> event.own() ? OWN : MESSAGES;
      case REACTION -> REACTIONS;
      case EDIT -> EDITS;
      case DELETION -> DELETIONS;
    };
  }

  private final String header;

  WhatsAppWebEventKind(String header) {
    this.header = header;
  }

  /** Whether it happens in a chat, and is kept until it was delivered. */
  boolean isOfChats() {
    return this != RECEIPTS && this != STATES;
  }

  /** What the header {@link WhatsAppWebConstants#EVENT} says. */
  String header() {
    return header;
  }
}
