package io.github.siakoberpa.whatsappweb.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened in a chat, in the words of the page.
 *
 * @param session the session that heard of it
 * @param key names it, whenever and however often it is told
 * @param chat a person's chat under the number where that is known, else under the LID; or a group
 * @param type what it is
 * @param own whether our own account did it, on another of its devices
 * @param at when it happened
 * @param facts everything that the page told of it
 */
public record ChatEvent(
    String session,
    String key,
    String chat,
    Type type,
    boolean own,
    Instant at,
    Map<String, Object> facts) {
  /** What can happen. */
  public enum Type {
    /** Somebody wrote. */
    MESSAGE,
    /** Somebody reacted to a message. */
    REACTION,
    /** Somebody changed a message. */
    EDIT,
    /** Somebody took a message back. */
    DELETION
  }

  /** What is kept of it is never changed. */
  public ChatEvent {
    facts = Map.copyOf(facts);
  }

  /** From what the page told; empty if that makes no sense. */
  public static Optional<ChatEvent> of(String session, Map<?, ?> told) {
    Map<String, Object> facts = new HashMap<>();
    told.forEach(
        (name, value) -> {
          if (value != null) {
            facts.put(String.valueOf(name), value);
          }
        });
    return EventRef.of(facts)
        .map(
            ref ->
                new ChatEvent(
                    session, ref.key(), ref.chat(), ref.type(), ref.own(), ref.at(), facts));
  }

  static Optional<Type> typeOf(Object name) {
    for (Type type : Type.values()) {
      if (type.name().equals(String.valueOf(name).toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Its name and place, without what it says. */
  public EventRef ref() {
    return new EventRef(key, chat, type, own, at);
  }

  /** Without chat and facts, which must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "ChatEvent[" + session + " " + type + "]";
  }
}
