package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.message.Media;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way out, one call into the page for each id: who sends an id that is under way
 * joins it. Thread-safe.
 */
final class Sends {
  private final Map<MessageKey, CompletableFuture<SendOutcome>> underWay =
      new ConcurrentHashMap<>();
  private final SessionParts parts;

  Sends(SessionParts parts) {
    this.parts = parts;
  }

  CompletionStage<SendOutcome> send(MessageKey key, OutgoingMessage message, SendOptions options) {
    return joined(
        key,
        () ->
            message instanceof Media media
                ? sendMedia(key, media, options)
                : submit("send", arguments(key, message, options), null, text(message, options)));
  }

  CompletionStage<SendOutcome> resend(MessageKey key) {
    return joined(
        key, () -> submit("resend", words(key), null, parts.settings().deadlines().send()));
  }

  private CompletionStage<SendOutcome> joined(
      MessageKey key, Supplier<? extends CompletionStage<SendOutcome>> start) {
    if (!parts.board().status().ready()) {
      return CompletableFuture.completedFuture(new SendOutcome.NotSent("session_not_ready", true));
    }
    CompletableFuture<SendOutcome> mine = new CompletableFuture<>();
    CompletableFuture<SendOutcome> first = underWay.putIfAbsent(key, mine);
    if (first != null) {
      return first.copy();
    }
    parts.sent().add(key.messageId());
    CompletionStage<SendOutcome> outcome = mine.copy();
    CompletionStage<SendOutcome> started = start.get();
    started.whenComplete(
        (sent, error) -> {
          parts.board().active();
          underWay.remove(key, mine);
          mine.complete(error == null ? sent : new SendOutcome.Unknown("send_unconfirmed"));
        });
    return outcome;
  }

  /** Reading a stream is no work for the caller's thread, and may take as long as it likes. */
  private CompletableFuture<SendOutcome> sendMedia(
      MessageKey key, Media media, SendOptions options) {
    Executor worker = parts.workers().completions();
    return CompletableFuture.supplyAsync(() -> stage(media), worker)
        .thenCompose(
            staged ->
                staged.file() == null
                    ? CompletableFuture.completedFuture(staged.refusal())
                    : sendStaged(key, media, options, staged.file()));
  }

  private record Staging(Transit.@Nullable Staged file, SendOutcome refusal) {}

  private Staging stage(Media media) {
    try {
      Transit.Staged staged = parts.transit().stage(media.file());
      return new Staging(staged, new SendOutcome.NotSent("media_unreadable", true));
    } catch (Transit.Refused e) {
      return new Staging(null, new SendOutcome.NotSent(String.valueOf(e.getMessage()), false));
    } catch (IOException e) {
      return new Staging(null, new SendOutcome.NotSent("media_unreadable", true));
    }
  }

  private CompletableFuture<SendOutcome> sendStaged(
      MessageKey key, Media media, SendOptions options, Transit.Staged file) {
    Duration send = parts.settings().deadlines().send();
    Duration time = parts.settings().limits().mediaTime();
    Duration more = time.compareTo(send) > 0 ? time.minus(send) : Duration.ZERO;
    Map<String, Object> arguments = arguments(key, media, options);
    // The page keeps a flight for twice the time that its caller waits.
    arguments.put("extraMs", millis(options.typing().plus(more.multipliedBy(2))));
    return submit("send", arguments, file.path(), text(media, options).plus(more))
        .whenComplete((sent, error) -> file.close());
  }

  private Duration text(OutgoingMessage message, SendOptions options) {
    return parts.settings().deadlines().send().plus(Contents.typing(message, options));
  }

  private CompletableFuture<SendOutcome> submit(
      String operation, Map<String, ?> arguments, @Nullable Path file, Duration deadline) {
    return parts.calls().submit(operation, arguments, file, deadline).thenApply(Outcomes::ofSend);
  }

  private static Map<String, Object> arguments(
      MessageKey key, OutgoingMessage message, SendOptions options) {
    Map<String, Object> arguments = new HashMap<>(Contents.words(message, options));
    arguments.putAll(words(key));
    Duration typing = Contents.typing(message, options);
    if (!typing.isZero()) {
      arguments.put("typingMs", millis(typing));
      arguments.put("extraMs", millis(typing));
    }
    return arguments;
  }

  static Map<String, String> words(MessageKey key) {
    return Map.of("chat", key.chatId(), "id", key.messageId());
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }
}
