package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened in the chats according to WhatsApp Web's own store. Thread-safe. */
final class ChatEvents {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final int SHOWN_DIGITS = 4;

  private final SessionParts parts;
  private final Questions questions;

  /** The unreadable chats that the log tells of already. */
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  ChatEvents(SessionParts parts) {
    this.parts = parts;
    this.questions = new Questions(parts);
  }

  CompletionStage<StoreLook> since(Instant since, Map<String, Instant> unread) {
    Map<String, Double> from = new HashMap<>();
    unread.forEach((chat, at) -> from.put(chat, seconds(at)));
    return questions
        .ask("eventsSince", Map.of("since", seconds(since), "unread", from), patience())
        .thenApply(found -> found instanceof Map<?, ?> told ? told : Map.of())
        .thenApply(this::look);
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond();
  }

  private StoreLook look(Map<?, ?> told) {
    List<EventRef> refs = list(told.get("refs"), EventRef::of);
    List<Unreadable> unreadable = list(told.get("unreadable"), Unreadable::of);
    logOnce(unreadable);
    return new StoreLook(
        refs.stream().filter(this::notSentFromHere).toList(),
        unreadable.stream().map(Unreadable::chat).collect(Collectors.toSet()));
  }

  private record Unreadable(String chat, String code) {
    static Optional<Unreadable> of(Map<?, ?> told) {
      return told.get("chat") instanceof String chat
          ? Optional.of(new Unreadable(chat, String.valueOf(told.get("code"))))
          : Optional.empty();
    }

    /** Without the number, but for its end. */
    @Override
    public String toString() {
      String number = chat.substring(0, Math.max(0, chat.indexOf('@')));
      return number.substring(Math.max(0, number.length() - SHOWN_DIGITS)) + " (" + code + ")";
    }
  }

  /** Such a chat may stay so for ever, and is asked for again and again. */
  private void logOnce(List<Unreadable> unreadable) {
    List<String> news =
        unreadable.stream()
            .filter(one -> logged.add(one.chat()))
            .map(Unreadable::toString)
            .toList();
    if (!news.isEmpty()) {
      LOG.warn(
          "What came in cannot be read in chats of session {} that end in {}; the others are caught"
              + " up, and these are asked for again",
          parts.name(),
          String.join(", ", news));
    }
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

  private static <T> List<T> list(@Nullable Object found, Function<Map<?, ?>, Optional<T>> read) {
    return found instanceof List<?> values
        ? values.stream()
            .map(value -> value instanceof Map<?, ?> told ? read.apply(told) : Optional.<T>empty())
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }
}
