package io.github.siakoberpa.sandbox;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Those who look at the phone; they hear that something changed and then ask what. Thread-safe. */
final class Watchers {

  private static final String CHANGED = "{\"type\":\"changed\"}";

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

  void close() {
    streams.forEach(EventStream::end);
  }
}
