package io.github.siakoberpa.sandbox;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Those who look at the phone; they hear that something changed and then ask what. Thread-safe. */
final class Watchers {

  private static final String CHANGED = "{\"type\":\"changed\"}";

  private static final String RESET = "{\"type\":\"reset\"}";

  private final Set<EventStream> streams = new CopyOnWriteArraySet<>();

  void add(EventStream stream) {
    streams.add(stream);
  }

  void remove(EventStream stream) {
    streams.remove(stream);
  }

  void changed() {
    streams.forEach(stream -> stream.offerIfIdle(CHANGED));
  }

  /** Everything was forgotten. */
  void reset() {
    streams.forEach(stream -> stream.offer(RESET));
  }

  void close() {
    streams.forEach(EventStream::end);
  }
}
