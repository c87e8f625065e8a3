package io.github.siakoberpa.whatsappweb.session;

/**
 * Hears of receipts as they come, in order, on a worker thread and never on the session's own. The
 * same one may come again, and those that came while no page was open do not come at all: {@link
 * WhatsAppWebSession#acks} tells of them.
 */
@FunctionalInterface
public interface ReceiptListener {
  /** A message has come further. */
  void received(Receipt receipt);
}
