package io.github.siakoberpa.whatsappweb.session;

import java.util.List;
import java.util.Set;

/**
 * What a look through WhatsApp Web's own store found.
 *
 * @param events what happened in the chats that could be read, oldest first
 * @param unreadable the chats that could not be read, by the names that the store has for them; of
 *     what happened there nothing is told
 */
public record StoreLook(List<EventRef> events, Set<String> unreadable) {
  /** What was found is never changed. */
  public StoreLook {
    events = List.copyOf(events);
    unreadable = Set.copyOf(unreadable);
  }

  /** Without the chats, whose names hold numbers of people. */
  @Override
  public String toString() {
    return "StoreLook[" + events.size() + " events, " + unreadable.size() + " unreadable]";
  }
}
