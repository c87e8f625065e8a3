package io.github.siakoberpa.whatsappweb;

/** What a consumer can hear of. */
public enum WhatsAppWebEventKind {
  /** A message of ours was delivered or read. */
  RECEIPTS("receipt"),
  /** A session changed its state or its reason. */
  STATES("state");

  private final String header;

  WhatsAppWebEventKind(String header) {
    this.header = header;
  }

  /** What the header {@link WhatsAppWebConstants#EVENT} says. */
  String header() {
    return header;
  }
}
