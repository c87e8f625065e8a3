package io.github.siakoberpa.incoming;

import io.github.siakoberpa.media.Received;
import io.github.siakoberpa.queue.OlderNumbers;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events that share one transaction of {@code events-messages.camel.yaml}, as rows of its
 * statements. No two of them are of the same chat of a session, since a chat's events come one
 * after the other. Used by one thread.
 */
public final class HeardBatch {
  private final List<HeardEvent> events;
  private final OptOutWords words;
  private final long now;

  HeardBatch(List<HeardEvent> events, OptOutWords words, long now) {
    this.events = List.copyOf(events);
    this.words = words;
    this.now = now;
  }

  /** As many as came, in their order: what each of them goes on with. */
  public List<HeardEvent> results() {
    return events;
  }

  /** Chats that are known from now on. */
  public List<Map<String, @Nullable Object>> chats() {
    return events.stream()
        .filter(HeardEvent::isMessage)
        .map(event -> HeardRows.chat(event, now))
        .toList();
  }

  /** What was written, as far as it is kept. */
  public List<Map<String, @Nullable Object>> messages() {
    return kept(HeardEvent::isMessage, event -> HeardRows.message(event, now));
  }

  /** Texts that were changed. */
  public List<Map<String, @Nullable Object>> edits() {
    return kept(event -> event.event().equals("edit"), HeardRows::edit);
  }

  /** Messages that were taken back. */
  public List<Map<String, @Nullable Object>> deletions() {
    return kept(event -> event.event().equals("deletion"), HeardRows::change);
  }

  /** Reactions. */
  public List<Map<String, @Nullable Object>> reactions() {
    return kept(event -> event.event().equals("reaction"), HeardRows::reaction);
  }

  /** Files that have come in, each once. */
  List<Received> received() {
    return events.stream().map(HeardEvent::file).filter(Objects::nonNull).toList();
  }

  /** The rows of those files. */
  public List<Map<String, @Nullable Object>> files() {
    return received().stream().map(file -> HeardRows.file(file, now)).toList();
  }

  /** All of it for {@code direct:record-events}. */
  public List<Map<String, @Nullable Object>> told() {
    return events.stream().map(HeardRows::event).toList();
  }

  /** Who wants to leave, or to come back. */
  public List<OptOutWish> wishes() {
    return List.copyOf(
        new LinkedHashSet<>(
            events.stream()
                .filter(HeardEvent::isPersonal)
                .map(this::wish)
                .filter(Objects::nonNull)
                .toList()));
  }

  private @Nullable OptOutWish wish(HeardEvent event) {
    IncomingMessage message = event.message();
    return words
        .meant(String.valueOf(message.text()))
        .map(
            meant ->
                new OptOutWish(
                    message.session(),
                    OlderNumbers.chat(message.chat()),
                    message.id(),
                    meant.word(),
                    meant.stops()))
        .orElse(null);
  }

  private List<Map<String, @Nullable Object>> kept(
      Predicate<HeardEvent> which, Function<HeardEvent, Map<String, @Nullable Object>> row) {
    return events.stream()
        .filter(event -> event.mode() != StoreMode.OFF)
        .filter(which)
        .map(row)
        .toList();
  }
}
