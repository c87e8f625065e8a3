package io.github.siakoberpa.whatsappweb.inbox;

import io.github.siakoberpa.whatsappweb.session.Backoff;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for their turn: those of one chat one after the other, those of different chats
 * side by side, and never more at once than allowed. An event that fails is tried again after a
 * wait; meanwhile its chat holds nothing else, so that chats which fail for long cannot fill the
 * place of all others. Thread-safe; calls nobody under its lock.
 */
final class ChatLines {
  /** Delivers an event, and tells whether that succeeded, on any thread. */
  @FunctionalInterface
  interface Delivery {
    /** Must call back once. */
    void deliver(ChatEvent event, Consumer<Boolean> done);
  }

  /** Hears of each delivery that ended. */
  @FunctionalInterface
  interface Listener {
    /** With what was behind the event and is held no more, which is nothing unless it failed. */
    void ended(ChatEvent event, List<ChatEvent> dropped);
  }

  private static final int LINES_AT_LEAST = 10;

  private final DeliveryLimits limits;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Delivery delivery;
  private final Listener listener;
  private final Map<String, Line> lines = new HashMap<>();
  private final Deque<Line> ready = new ArrayDeque<>();
  private final Set<String> keys = new HashSet<>();
  private int running;
  private boolean open = true;

  ChatLines(
      DeliveryLimits limits,
      Executor executor,
      ScheduledExecutorService timer,
      Delivery delivery,
      Listener listener) {
    this.limits = limits;
    this.executor = executor;
    this.timer = timer;
    this.delivery = delivery;
    this.listener = listener;
  }

  private static final class Line {
    private final String chat;
    private final Deque<ChatEvent> events = new ArrayDeque<>();
    private @Nullable Backoff backoff;
    private @Nullable Future<?> again;

    private Line(String chat) {
      this.chat = chat;
    }
  }

  /** Takes an event into the line of its chat; false if there is no room. */
  synchronized boolean offer(ChatEvent event) {
    if (keys.contains(event.key())) {
      return true;
    }
    Line line = lines.get(event.chat());
    if (keys.size() >= limits.room() || (line != null && isFull(line))) {
      return false;
    }
    if (line == null) {
      line = new Line(event.chat());
      lines.put(event.chat(), line);
    }
    line.events.add(event);
    keys.add(event.key());
    if (line.events.size() == 1) {
      ready.add(line);
    }
    pump();
    return true;
  }

  private int lineRoom() {
    return Math.max(1, limits.room() / LINES_AT_LEAST);
  }

  private boolean isFull(Line line) {
    return line.backoff != null || line.events.size() >= lineRoom();
  }

  /** Whether the event waits here, or is being delivered. */
  synchronized boolean holds(String key) {
    return keys.contains(key);
  }

  /**
   * How many more events of that chat are welcome; none until half of those before are through, so
   * that they can be fetched together.
   */
  synchronized int room(String chat) {
    Line line = lines.get(chat);
    if (line == null) {
      return lineRoom();
    }
    boolean fewLeft = line.events.size() <= lineRoom() / 2;
    return line.backoff == null && fewLeft ? lineRoom() - line.events.size() : 0;
  }

  /** The same for all chats together. */
  synchronized int room() {
    return keys.size() <= limits.room() / 2 ? limits.room() - keys.size() : 0;
  }

  /** When the oldest event in here happened. */
  synchronized Optional<Instant> oldest() {
    return lines.values().stream()
        .flatMap(line -> line.events.stream().limit(1))
        .map(ChatEvent::at)
        .min(Instant::compareTo);
  }

  /** Begins nothing new. */
  synchronized void pause() {
    open = false;
  }

  /** Goes on. */
  synchronized void resume() {
    open = true;
    pump();
  }

  /** Forgets everything; what is being delivered ends unheard. */
  synchronized void close() {
    open = false;
    for (Line line : lines.values()) {
      if (line.again != null) {
        line.again.cancel(false);
      }
    }
    lines.clear();
    ready.clear();
    keys.clear();
  }

  private void pump() {
    while (open && running < limits.atOnce() && !ready.isEmpty()) {
      Line line = ready.remove();
      ChatEvent event = line.events.element();
      running++;
      executor.execute(() -> delivery.deliver(event, success -> ended(line, event, success)));
    }
  }

  private void ended(Line line, ChatEvent event, boolean success) {
    List<ChatEvent> dropped = end(line, event, success);
    listener.ended(event, dropped);
  }

  private synchronized List<ChatEvent> end(Line line, ChatEvent event, boolean success) {
    running--;
    List<ChatEvent> dropped = List.of();
    if (lines.get(line.chat) == line) {
      if (success) {
        pass(line);
      } else {
        dropped = hold(line, event);
      }
    }
    pump();
    return dropped;
  }

  private void pass(Line line) {
    keys.remove(line.events.remove().key());
    line.backoff = null;
    if (line.events.isEmpty()) {
      lines.remove(line.chat);
    } else {
      ready.add(line);
    }
  }

  private List<ChatEvent> hold(Line line, ChatEvent event) {
    List<ChatEvent> behind = line.events.stream().skip(1).toList();
    behind.forEach(dropped -> keys.remove(dropped.key()));
    line.events.clear();
    line.events.add(event);
    if (line.backoff == null) {
      line.backoff = new Backoff(limits.firstWait(), limits.longestWait());
    }
    line.again =
        timer.schedule(() -> again(line), line.backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    return behind;
  }

  private synchronized void again(Line line) {
    if (lines.get(line.chat) == line) {
      ready.add(line);
      pump();
    }
  }
}
