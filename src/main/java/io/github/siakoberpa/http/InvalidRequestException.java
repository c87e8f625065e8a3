package io.github.siakoberpa.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request cannot be served as it is; the answer says why. Nothing was written. */
public final class InvalidRequestException extends RuntimeException {
  private final transient ErrorAnswer answer;

  InvalidRequestException(ErrorAnswer answer) {
    super(answer.problems().get(0).code());
    this.answer = answer;
  }

  static InvalidRequestException of(String code, String message) {
    return new InvalidRequestException(ErrorAnswer.of(400, code, message));
  }

  static InvalidRequestException of(
      int status, String code, String message, @Nullable String field) {
    return new InvalidRequestException(
        new ErrorAnswer(status, List.of(new Problem(code, message, field))));
  }

  /** What the caller is told. */
  public ErrorAnswer answer() {
    return answer;
  }
}
