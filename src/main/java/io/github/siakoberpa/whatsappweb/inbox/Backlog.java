package io.github.siakoberpa.whatsappweb.inbox;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.EventRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events that are known by name and not held, for each chat in their order. They are fetched when
 * there is room. Not thread-safe.
 */
final class Backlog {
  private final Map<String, Deque<EventRef>> chats = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();

  boolean holds(String key) {
    return keys.contains(key);
  }

  boolean isBehindIn(String chat) {
    return chats.containsKey(chat);
  }

  int size() {
    return keys.size();
  }

  void add(EventRef ref) {
    if (keys.add(ref.key())) {
      chats.computeIfAbsent(ref.chat(), chat -> new ArrayDeque<>()).add(ref);
    }
  }

  /** Puts back what came before everything that waits in its chat. */
  void putBack(List<ChatEvent> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      EventRef ref = events.get(i).ref();
      if (keys.add(ref.key())) {
        chats.computeIfAbsent(ref.chat(), chat -> new ArrayDeque<>()).addFirst(ref);
      }
    }
  }

  /** The next ones of the chats that have room, as far as there is room at all; they stay. */
  List<EventRef> next(ChatLines lines, int atMost) {
    int left = Math.min(lines.room(), atMost);
    List<EventRef> next = new ArrayList<>();
    for (Map.Entry<String, Deque<EventRef>> chat : chats.entrySet()) {
      if (left <= next.size()) {
        break;
      }
      int room = Math.min(lines.room(chat.getKey()), left - next.size());
      chat.getValue().stream().limit(room).forEach(next::add);
    }
    return next;
  }

  void remove(EventRef ref) {
    Deque<EventRef> line = chats.get(ref.chat());
    if (line != null && line.remove(ref)) {
      keys.remove(ref.key());
      if (line.isEmpty()) {
        chats.remove(ref.chat());
      }
    }
  }

  Optional<Instant> oldest() {
    return chats.values().stream().map(line -> line.element().at()).min(Instant::compareTo);
  }

  void clear() {
    chats.clear();
    keys.clear();
  }
}
