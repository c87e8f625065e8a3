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

  /**
   * The session is deleted: nothing that is known of its chats is to be kept, and no file in its
   * inbox to be held open. What comes afterwards belongs to another life of that name. Called on
   * the thread that deletes, while no page is open, and twice: before the files are deleted and
   * after, since what was told earlier may still have been on its way.
   */
  default void removed(String session) {}
}
