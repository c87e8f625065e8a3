package io.github.siakoberpa.whatsappweb.inbox;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.SessionException;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.StoreLook;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A session that is nothing but the events in its store. */
final class FakeStore {
  private final List<ChatEvent> events = new ArrayList<>();
  volatile boolean ready = true;
  volatile boolean broken;

  /** Chats that it cannot tell of. */
  final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  volatile int looks;

  /** A text; its key tells its order. */
  static ChatEvent text(String chat, int number) {
    return event(chat, "false_%s_%04d".formatted(chat, number), ChatEvent.Type.MESSAGE, number);
  }

  static ChatEvent event(String chat, String key, ChatEvent.Type type, int second) {
    return ChatEvent.of(
            "demo",
            Map.of("key", key, "chat", chat, "type", type.name(), "t", second, "text", "secret"))
        .orElseThrow();
  }

  synchronized void add(ChatEvent event) {
    events.add(event);
  }

  WhatsAppWebSession session() {
    return (WhatsAppWebSession)
        Proxy.newProxyInstance(
            FakeStore.class.getClassLoader(),
            new Class<?>[] {WhatsAppWebSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "demo";
                  case "status" -> status();
                  case "chatEventsSince" -> since((Instant) arguments[0], (Map<?, ?>) arguments[1]);
                  case "chatEvents" -> named((List<?>) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private SessionStatus status() {
    SessionState state = ready ? SessionState.READY : SessionState.OFFLINE;
    return new SessionStatus(
        "demo", state, Instant.EPOCH, null, null, null, null, null, null, null);
  }

  private synchronized CompletionStage<StoreLook> since(Instant since, Map<?, ?> unread) {
    looks++;
    return broken
        ? CompletableFuture.failedFuture(new SessionException("demo", "store_timeout"))
        : CompletableFuture.completedFuture(
            new StoreLook(
                events.stream()
                    .filter(event -> !unreadable.contains(event.chat()))
                    .filter(event -> !event.at().isBefore(from(event, since, unread)))
                    .map(ChatEvent::ref)
                    .toList(),
                unreadable));
  }

  private static Instant from(ChatEvent event, Instant since, Map<?, ?> unread) {
    return unread.get(event.chat()) instanceof Instant earlier ? earlier : since;
  }

  private synchronized CompletionStage<List<ChatEvent>> named(List<?> keys) {
    return CompletableFuture.completedFuture(
        events.stream().filter(event -> keys.contains(event.key())).toList());
  }
}
