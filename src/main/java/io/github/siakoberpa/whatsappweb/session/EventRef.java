package io.github.siakoberpa.whatsappweb.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event of a chat by its name, without what it says.
 *
 * @param key names it
 * @param chat where it happened
 * @param type what it is
 * @param own whether our own account did it
 * @param at when it happened
 */
public record EventRef(String key, String chat, ChatEvent.Type type, boolean own, Instant at) {
  /** From what the page told; empty if that makes no sense. */
  static Optional<EventRef> of(Map<?, ?> told) {
    if (told.get("key") instanceof String key
        && told.get("chat") instanceof String chat
        && told.get("t") instanceof Number seconds) {
      boolean own = Boolean.TRUE.equals(told.get("own"));
      Instant at = Instant.ofEpochSecond(seconds.longValue());
      return ChatEvent.typeOf(String.valueOf(told.get("type")))
          .map(type -> new EventRef(key, chat, type, own, at));
    }
    return Optional.empty();
  }

  /** Without key and chat, which hold numbers of people. */
  @Override
  public String toString() {
    return "EventRef[" + type + "]";
  }
}
