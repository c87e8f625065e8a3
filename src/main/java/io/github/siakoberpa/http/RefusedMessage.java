package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.NotQueued;
import java.util.List;
import java.util.Map;

/** What a caller learns of a message that was not queued. Stateless. */
final class RefusedMessage {
  private RefusedMessage() {}

  static InvalidRequestException of(NotQueued refused) {
    return new InvalidRequestException(answer(refused));
  }

  static ErrorAnswer answer(NotQueued refused) {
    Map<String, Object> more =
        refused.jobId() == null ? Map.of() : Map.of("jobId", refused.jobId());
    return new ErrorAnswer(status(refused.code()), List.of(problem(refused)), Map.copyOf(more));
  }

  private static int status(NotQueued.Code code) {
    return switch (code) {
      case IDEMPOTENCY_CONFLICT, REPEATED_TEXT, NOT_ALONE -> 409;
      case EXPIRES_AT_INVALID -> 400;
      case OPTED_OUT -> 422;
      case QUEUE_FULL, SESSION_QUEUE_FULL, CHAT_QUEUE_FULL -> 429;
      case DISK_FULL -> 503;
    };
  }

  private static Problem problem(NotQueued refused) {
    String code = refused.code().name();
    return switch (refused.code()) {
      case IDEMPOTENCY_CONFLICT -> new Problem(code, refused.message(), "Idempotency-Key");
      case EXPIRES_AT_INVALID -> new Problem(code, refused.message(), "expiresAt");
      case OPTED_OUT -> new Problem(code, refused.message(), "number");
      case REPEATED_TEXT -> new Problem(code, refused.message(), "message");
      default -> Problem.of(code, refused.message());
    };
  }
}
