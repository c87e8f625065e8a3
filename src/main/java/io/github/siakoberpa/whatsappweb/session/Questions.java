package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Questions to a page that is ready. Thread-safe. */
final class Questions {
  private final SessionParts parts;

  Questions(SessionParts parts) {
    this.parts = parts;
  }

  /** What the page found; a {@link SessionException} where it found nothing or there is no page. */
  CompletionStage<Object> ask(String operation, Map<String, ?> arguments, Duration deadline) {
    if (!parts.board().status().ready()) {
      return CompletableFuture.failedFuture(
          new SessionException(parts.name(), "session_not_ready"));
    }
    return parts.calls().submit(operation, arguments, deadline).thenApply(this::found);
  }

  private Object found(CallEnd end) {
    Map<?, ?> answer = end instanceof CallEnd.Answered answered ? answered.answer() : Map.of();
    Object found = answer.get("found");
    if (found == null) {
      throw new SessionException(
          parts.name(), answer.get("code") instanceof String code ? code : "question_unanswered");
    }
    return found;
  }
}
