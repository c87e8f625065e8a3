package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every message that the server accepted, in order: what the other side really got. One row for
 * each id of a session; an id that arrives again counts in {@code repeats}, because a recipient
 * collapses it. Guarded by the world.
 */
final class Oracle {

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Row> byId = new HashMap<>();

  /** An accepted message. */
  static final class Row {
    private final String session;
    private final String id;
    private final String chat;
    private final ObjectNode json;
    private int repeats;

    private Row(String session, OutgoingMessage message, ObjectNode json) {
      this.session = session;
      this.id = message.id();
      this.chat = message.chat();
      this.json = json;
    }

    String session() {
      return session;
    }

    String id() {
      return id;
    }

    String chat() {
      return chat;
    }
  }

  Row accept(String session, OutgoingMessage message, Instant at) {
    Row known = byId.get(key(session, message.id()));
    if (known != null) {
      known.repeats++;
      return known;
    }
    Row row = new Row(session, message, json(session, message, at));
    rows.add(row);
    byId.put(key(session, message.id()), row);
    return row;
  }

  /** The rows with a seq above the given one, as JSON. */
  ArrayNode since(long seq) {
    ArrayNode array = Json.array();
    int from = (int) Math.min(Math.max(seq, 0), rows.size());
    for (Row row : rows.subList(from, rows.size())) {
      array.add(row.json.deepCopy().put("repeats", row.repeats));
    }
    return array;
  }

  Optional<Row> find(String id) {
    return rows.stream().filter(row -> row.id.equals(id)).findFirst();
  }

  int size() {
    return rows.size();
  }

  void clear() {
    rows.clear();
    byId.clear();
  }

  private ObjectNode json(String session, OutgoingMessage message, Instant at) {
    ObjectNode json = Json.object();
    json.put("seq", rows.size() + 1L).put("session", session).put("id", message.id());
    json.put("to", Numbers.phoneWid(message.chat())).put("chat", message.chat());
    json.setAll(message.content());
    UploadedFile media = message.media();
    if (media != null) {
      json.put("bytes", media.bytes()).put("sha256", media.sha256());
    }
    return json.put("t", at.getEpochSecond()).put("at", at.toEpochMilli());
  }

  private static String key(String session, String id) {
    return session + '/' + id;
  }
}
