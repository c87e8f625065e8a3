package io.github.siakoberpa.whatsappweb.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a session's receipts on to whoever listens. Thread-safe; never waits for a listener. */
final class ReceiptBoard {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  private final String name;
  private final Executor ordered;
  private final List<ReceiptListener> listeners = new CopyOnWriteArrayList<>();

  /** The executor must run its tasks one after the other. */
  ReceiptBoard(String name, Executor ordered) {
    this.name = name;
    this.ordered = ordered;
  }

  void addListener(ReceiptListener listener) {
    listeners.add(listener);
  }

  /** The page told of a receipt; what cannot be read is dropped. */
  void told(Map<?, ?> receipt) {
    Receipt.of(name, receipt)
        .ifPresent(
            read -> listeners.forEach(listener -> ordered.execute(() -> tell(listener, read))));
  }

  private void tell(ReceiptListener listener, Receipt receipt) {
    try {
      listener.received(receipt);
    } catch (RuntimeException e) {
      LOG.warn("A listener to receipts of session {} failed", name, e);
    }
  }
}
