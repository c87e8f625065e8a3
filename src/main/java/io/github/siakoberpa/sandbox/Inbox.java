package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The newest messages written from the other side, for whoever looks at the phone. Guarded by the
 * world.
 */
final class Inbox {

  private static final int KEPT = 500;

  private final Deque<ObjectNode> messages = new ArrayDeque<>();
  private long seq;

  void add(ObjectNode message) {
    seq++;
    messages.add(message.deepCopy().put("seq", seq));
    if (messages.size() > KEPT) {
      messages.removeFirst();
    }
  }

  ArrayNode since(long since) {
    ArrayNode array = Json.array();
    messages.stream().filter(message -> message.get("seq").longValue() > since).forEach(array::add);
    return array;
  }

  void clear() {
    messages.clear();
    seq = 0;
  }
}
