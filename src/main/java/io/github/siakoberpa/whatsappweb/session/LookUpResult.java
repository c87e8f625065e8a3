package io.github.siakoberpa.whatsappweb.session;

/** What WhatsApp Web's own store says of a message id. */
public sealed interface LookUpResult {
  /** No record: the message never left. */
  record Absent() implements LookUpResult {}

  /** The page is still working on a send of this id: ask again later. */
  record Pending() implements LookUpResult {}

  /**
   * There is a record.
   *
   * @param ack -1 refused, 0 not confirmed by the server, 1 server, 2 delivered, 3 read, 4 played
   */
  record Found(int ack) implements LookUpResult {}
}
