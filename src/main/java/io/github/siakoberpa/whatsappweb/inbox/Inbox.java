package io.github.siakoberpa.whatsappweb.inbox;

import io.github.siakoberpa.whatsappweb.session.Backoff;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.EventRef;
import io.github.siakoberpa.whatsappweb.session.SessionException;
import io.github.siakoberpa.whatsappweb.session.StoreLook;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one route still has to hear of one session. What happens is delivered at once where nothing
 * stands before it; what happened while nobody listened, or does not fit into memory, is found in
 * WhatsApp Web's own store and fetched when there is room. Each event is delivered until that
 * succeeded.
 *
 * <p>A chat that the store cannot tell of holds up no other. What was missed there is not lost: the
 * chat is asked for again, over restarts too, from where it was left, and then comes after what has
 * happened in it meanwhile, which is delivered at once.
 *
 * <p>Thread-safe.
 */
public final class Inbox implements AutoCloseable {
  private static final int NAMES = 20_000;
  private static final int HELD = 500;
  private static final int FETCH = 50;
  private static final int SETTLE_EVERY = 200;

  /** A chat may stay unreadable for ever, and whoever asks for it looks through all others. */
  private static final int UNREAD_WAITS = 10;

  private final InboxRoute route;
  private final WhatsAppWebSession session;
  private final Backoff backoff;
  private final Backoff unreadBackoff;
  private final Executor executor;
  private final InboxFile file;
  private final ChatLines lines;
  private final Backlog backlog = new Backlog();
  private final Deque<ChatEvent> held = new ArrayDeque<>();

  /** The store has to be looked through: at the start, and whenever something passed us by. */
  private boolean behind = true;

  private boolean asking;

  /** The store could not be asked, and is left alone for a while. */
  private boolean unanswered;

  /** Chats that could not be read will be asked for again. */
  private boolean unreadWaits;

  private boolean suspended;
  private boolean closed;
  private int sinceSettled;
  private Instant newest = Instant.EPOCH;

  /**
   * Opens it; nothing is delivered before {@link #catchUp()} or {@link #happened}.
   *
   * @param file where it is written down what was delivered
   * @param begin where there is no such file: nothing from before that time is looked for
   */
  public Inbox(
      InboxRoute route,
      WhatsAppWebSession session,
      DeliveryLimits limits,
      Executor executor,
      ScheduledExecutorService timer,
      Path file,
      Instant begin) {
    this.route = route;
    this.session = session;
    this.backoff = new Backoff(limits.firstWait(), limits.longestWait());
    this.unreadBackoff =
        new Backoff(limits.firstWait(), limits.longestWait().multipliedBy(UNREAD_WAITS));
    this.executor = executor;
    this.file = new InboxFile(file, session.name(), limits.window(), begin);
    this.lines = new ChatLines(limits, executor, timer, this::deliver, this::ended);
  }

  /** Notes that everything from that time on is to be delivered, before there is a session. */
  public static void begin(Path file, String session, DeliveryLimits limits, Instant begin) {
    new InboxFile(file, session, limits.window(), begin).close();
  }

  /** Something happened just now. */
  public void happened(ChatEvent event) {
    if (!route.wants(event.ref())) {
      return;
    }
    try {
      take(event);
    } catch (RuntimeException e) {
      synchronized (this) {
        behind = true;
      }
      route.failed(e);
    }
    advance();
  }

  private synchronized void take(ChatEvent event) {
    if (!isKnown(event.key())) {
      if (event.type() != ChatEvent.Type.MESSAGE) {
        file.keep(event);
      }
      if (suspended || closed) {
        behind = true;
      } else if ((behind || asking) && !unanswered) {
        hold(event);
      } else {
        place(event);
      }
    }
  }

  /** The session's page is ready: what happened before is looked for. */
  public void catchUp() {
    synchronized (this) {
      behind = true;
      unanswered = false;
    }
    advance();
  }

  /** Delivers nothing until it is resumed, and forgets nothing. */
  public synchronized void suspend() {
    suspended = true;
    lines.pause();
  }

  /** Goes on where it was suspended. */
  public void resume() {
    synchronized (this) {
      suspended = false;
    }
    lines.resume();
    catchUp();
  }

  /** Delivers nothing any more; what was not delivered comes when it is opened again. */
  @Override
  public synchronized void close() {
    if (!closed) {
      settle();
      file.close();
      end();
    }
  }

  /**
   * Its session is deleted: delivers nothing any more, as when it is closed, and writes nothing,
   * not even what the route is at. Its file can be deleted, and another inbox opened in its place.
   */
  public synchronized void discard() {
    file.discard();
    end();
  }

  private void end() {
    closed = true;
    lines.close();
    backlog.clear();
    held.clear();
  }

  private boolean isKnown(String key) {
    return lines.holds(key) || backlog.holds(key) || isDelivered(key);
  }

  private boolean isDelivered(String key) {
    return file.delivered(key) || route.remembers(key);
  }

  /** What happens while the store is looked through comes after what is found there. */
  private void hold(ChatEvent event) {
    if (held.size() < HELD) {
      held.add(event);
    } else {
      behind = true;
    }
  }

  private void place(ChatEvent event) {
    if (!isKnown(event.key()) && (backlog.isBehindIn(event.chat()) || !lines.offer(event))) {
      note(event.ref());
    }
  }

  private void note(EventRef ref) {
    if (backlog.size() < NAMES) {
      backlog.add(ref);
    } else {
      behind = true;
    }
  }

  private void advance() {
    List<EventRef> next;
    synchronized (this) {
      if (closed || suspended || asking || unanswered || !session.status().ready()) {
        return;
      }
      if (behind && backlog.size() <= NAMES / 2) {
        behind = false;
        next = List.of();
      } else {
        next = backlog.next(lines, FETCH);
        if (next.isEmpty()) {
          return;
        }
      }
      asking = true;
    }
    if (next.isEmpty()) {
      Instant since = file.since();
      session
          .chatEventsSince(since, file.unread())
          .whenComplete((look, error) -> found(since, look, error));
    } else {
      fetch(next);
    }
  }

  private void found(Instant since, @Nullable StoreLook look, @Nullable Throwable error) {
    answered(
        error,
        () -> {
          Stream<EventRef> kept = file.kept().stream().map(ChatEvent::ref);
          Stream.concat(look == null ? Stream.of() : look.events().stream(), kept)
              .filter(ref -> route.wants(ref) && !isKnown(ref.key()))
              .sorted(Comparator.comparing(EventRef::at))
              .forEach(this::note);
          if (look != null) {
            file.unread(look.unreadable(), since);
            askForUnread(look.unreadable().isEmpty());
          }
        });
  }

  private void askForUnread(boolean none) {
    if (none) {
      unreadBackoff.reset();
    } else if (!unreadWaits) {
      unreadWaits = true;
      later(unreadBackoff.next(), this::lookAgain);
    }
  }

  private void lookAgain() {
    synchronized (this) {
      unreadWaits = false;
      behind = true;
    }
    advance();
  }

  private void fetch(List<EventRef> refs) {
    Map<String, ChatEvent> events = new HashMap<>();
    file.kept().forEach(event -> events.put(event.key(), event));
    List<String> asked =
        refs.stream().map(EventRef::key).filter(key -> !events.containsKey(key)).toList();
    if (asked.isEmpty()) {
      fetched(refs, events, List.of(), null);
    } else {
      session.chatEvents(asked).whenComplete((found, error) -> fetched(refs, events, found, error));
    }
  }

  private void fetched(
      List<EventRef> refs,
      Map<String, ChatEvent> events,
      @Nullable List<ChatEvent> found,
      @Nullable Throwable error) {
    answered(
        error,
        () -> {
          if (found != null) {
            found.forEach(event -> events.put(event.key(), event));
          }
          refs.forEach(ref -> move(ref, events.get(ref.key())));
        });
  }

  /** From the backlog into its line; one that the store has no more was taken back meanwhile. */
  private void move(EventRef ref, @Nullable ChatEvent event) {
    ChatEvent whole = event == null ? null : inChat(event, ref.chat());
    if (whole == null || isDelivered(ref.key()) || lines.offer(whole)) {
      backlog.remove(ref);
    }
  }

  /** A chat may have got another name since; its line is that of the name it is noted under. */
  private static ChatEvent inChat(ChatEvent event, String chat) {
    return event.chat().equals(chat)
        ? event
        : new ChatEvent(
            event.session(),
            event.key(),
            chat,
            event.type(),
            event.own(),
            event.at(),
            event.facts());
  }

  private void answered(@Nullable Throwable error, Runnable use) {
    Throwable failure = error;
    synchronized (this) {
      asking = false;
      if (closed) {
        return;
      }
      try {
        if (failure == null) {
          use.run();
        }
      } catch (RuntimeException e) {
        failure = e;
      }
      behind |= failure != null;
      if (failure == null) {
        backoff.reset();
      }
      // Where the store cannot be asked, what happens now must not wait for it.
      if (!behind || failure != null) {
        List<ChatEvent> waiting = new ArrayList<>(held);
        held.clear();
        waiting.forEach(this::place);
      }
    }
    if (failure == null) {
      advance();
    } else {
      askAgain(failure);
    }
  }

  /** A session that went away tells when it is back. */
  private void askAgain(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof SessionException) || session.status().ready()) {
      Duration wait;
      synchronized (this) {
        unanswered = true;
        wait = backoff.next();
      }
      route.failed(cause);
      later(wait, this::tryAgain);
    }
  }

  private void later(Duration wait, Runnable task) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, executor)
        .execute(task);
  }

  private void tryAgain() {
    synchronized (this) {
      unanswered = false;
    }
    advance();
  }

  private void deliver(ChatEvent event, Consumer<Boolean> done) {
    route.deliver(event, success -> done.accept(success && written(event)));
  }

  /** It counts as delivered once that is written down; until then it comes again. */
  private boolean written(ChatEvent event) {
    try {
      route.remember(event.key());
      synchronized (this) {
        file.deliver(event);
        if (closed) {
          file.close();
        }
        // Edits, reactions and deletions bear the clock of whoever made them, which may be years
        // ahead.
        if (event.type() == ChatEvent.Type.MESSAGE && event.at().isAfter(newest)) {
          newest = event.at();
        }
      }
      return true;
    } catch (RuntimeException e) {
      route.failed(e);
      return false;
    }
  }

  private void ended(ChatEvent event, List<ChatEvent> dropped) {
    synchronized (this) {
      backlog.putBack(dropped);
      sinceSettled++;
      if (sinceSettled >= SETTLE_EVERY) {
        sinceSettled = 0;
        settle();
      }
    }
    advance();
  }

  /** Without anything that passed us by, all before the oldest that waits was delivered. */
  private void settle() {
    if (!behind && !asking && held.isEmpty() && !closed) {
      Instant oldest =
          Stream.of(lines.oldest(), backlog.oldest())
              .flatMap(Optional::stream)
              .min(Comparator.naturalOrder())
              .orElse(newest);
      file.settle(oldest);
    }
  }
}
