package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What happened in the chats according to WhatsApp Web's own store. Thread-safe. */
final class ChatEvents {
  private final SessionParts parts;
  private final Questions questions;

  ChatEvents(SessionParts parts) {
    this.parts = parts;
    this.questions = new Questions(parts);
  }

  CompletionStage<List<EventRef>> since(Instant since) {
    return questions
        .ask("eventsSince", Map.of("since", (double) since.getEpochSecond()), patience())
        .thenApply(found -> list(found, EventRef::of))
        .thenApply(refs -> refs.stream().filter(this::notSentFromHere).toList());
  }

  CompletionStage<List<ChatEvent>> named(List<String> keys) {
    return questions
        .ask("events", Map.of("keys", keys), patience())
        .thenApply(found -> list(found, told -> ChatEvent.of(parts.name(), told)));
  }

  private boolean notSentFromHere(EventRef ref) {
    return !ref.own() || !parts.sent().holds(ref.key());
  }

  /** A look through a store of many chats takes its time. */
  private Duration patience() {
    return parts.settings().limits().mediaTime();
  }

  private static <T> List<T> list(Object found, Function<Map<?, ?>, Optional<T>> read) {
    return found instanceof List<?> values
        ? values.stream()
            .map(value -> value instanceof Map<?, ?> told ? read.apply(told) : Optional.<T>empty())
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }
}
