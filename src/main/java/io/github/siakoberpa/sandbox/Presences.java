package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the other side saw of typing, in order. Guarded by the world. */
final class Presences {

  private final List<ObjectNode> rows = new ArrayList<>();

  void add(String session, String chat, String state, Instant at) {
    ObjectNode row = Json.object().put("seq", rows.size() + 1L).put("session", session);
    row.put("to", Numbers.phoneWid(chat)).put("chat", chat).put("state", state);
    rows.add(row.put("t", at.toEpochMilli()));
  }

  /** The rows with a seq above the given one. */
  ArrayNode since(long seq) {
    ArrayNode array = Json.array();
    int from = (int) Math.min(Math.max(seq, 0), rows.size());
    rows.subList(from, rows.size()).forEach(row -> array.add(row.deepCopy()));
    return array;
  }

  void clear() {
    rows.clear();
  }
}
