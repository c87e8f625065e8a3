package io.github.siakoberpa.whatsappweb.session;

/**
 * Hears of what happens in chats as it happens, in order, on a worker thread and never on the
 * session's own. The same event may come again, and what happened while no page was open may not
 * come at all: {@link WhatsAppWebSession#chatEventsSince} tells of that.
 */
@FunctionalInterface
public interface ChatListener {
  /** Something happened. */
  void happened(ChatEvent event);
}
