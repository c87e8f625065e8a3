package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server has for one device. Frames that matter are kept until the page confirms them, so
 * a page that was away, or died, gets them when it is back. Guarded by the world.
 */
final class Mailbox {

  /** A kept frame; with a load it is only for that load of the page. */
  private record Kept(long seq, String type, @Nullable String load, String frame) {}

  private final Deque<Kept> kept = new ArrayDeque<>();
  private @Nullable EventStream stream;
  private @Nullable String load;
  private long seq;

  boolean connected() {
    return stream != null;
  }

  /** The stream of the page that is connected now, if it is the one asked about. */
  boolean isConnectedBy(EventStream asked) {
    return asked.equals(stream);
  }

  boolean isLoad(String asked) {
    return asked.equals(load);
  }

  /** The load of the page that connected last. */
  Optional<String> load() {
    return Optional.ofNullable(load);
  }

  /** For whoever is connected now. */
  void tell(ObjectNode frame) {
    if (stream != null) {
      stream.offer(Json.text(frame));
    }
  }

  /** Kept until confirmed. */
  void post(ObjectNode frame) {
    keep(frame, null);
  }

  /** Kept until confirmed, but only as long as this load of the page lives. */
  void answer(String toLoad, ObjectNode frame) {
    if (toLoad.equals(load)) {
      keep(frame, toLoad);
    }
  }

  private void keep(ObjectNode frame, @Nullable String onlyFor) {
    seq++;
    String type = frame.path("type").asText();
    Kept made = new Kept(seq, type, onlyFor, Json.text(frame.put("seq", seq)));
    kept.add(made);
    if (stream != null) {
      stream.offer(made.frame());
    }
  }

  void connect(EventStream opened, String byLoad) {
    disconnect();
    stream = opened;
    load = byLoad;
    kept.removeIf(frame -> frame.load() != null && !frame.load().equals(byLoad));
  }

  /** Repeats what was not confirmed, oldest first. */
  void repeat() {
    EventStream to = stream;
    if (to != null) {
      kept.forEach(frame -> to.offer(frame.frame()));
    }
  }

  void disconnect() {
    if (stream != null) {
      stream.end();
      stream = null;
    }
  }

  void confirm(long upTo) {
    while (!kept.isEmpty() && kept.getFirst().seq() <= upTo) {
      kept.removeFirst();
    }
  }

  /** How many frames of a type the page has not confirmed. */
  int unconfirmed(String type) {
    return Math.toIntExact(kept.stream().filter(frame -> frame.type().equals(type)).count());
  }

  void clear() {
    kept.clear();
  }
}
