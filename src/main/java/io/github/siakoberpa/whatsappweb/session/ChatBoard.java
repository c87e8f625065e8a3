package io.github.siakoberpa.whatsappweb.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what happens in a session's chats on to whoever listens, but for what was sent from here.
 * Thread-safe; never waits for a listener.
 */
final class ChatBoard {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  private final String name;
  private final Executor ordered;
  private final SentIds sent;
  private final List<ChatListener> listeners = new CopyOnWriteArrayList<>();

  /** The executor must run its tasks one after the other. */
  ChatBoard(String name, Executor ordered, SentIds sent) {
    this.name = name;
    this.ordered = ordered;
    this.sent = sent;
  }

  void addListener(ChatListener listener) {
    listeners.add(listener);
  }

  /** The page told of something; what cannot be read is dropped. */
  void told(Map<?, ?> event) {
    ChatEvent.of(name, event)
        .ifPresent(
            read -> listeners.forEach(listener -> ordered.execute(() -> tell(listener, read))));
  }

  /** The session is deleted. */
  void removed() {
    for (ChatListener listener : listeners) {
      try {
        listener.removed(name);
      } catch (RuntimeException e) {
        LOG.warn("A listener to the chats of session {} failed", name, e);
      }
    }
  }

  private void tell(ChatListener listener, ChatEvent event) {
    try {
      if (!event.own() || !sent.holds(event.key())) {
        listener.happened(event);
      }
    } catch (RuntimeException e) {
      LOG.warn("A listener to the chats of session {} failed", name, e);
    }
  }
}
