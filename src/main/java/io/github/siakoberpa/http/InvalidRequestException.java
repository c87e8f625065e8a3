package io.github.siakoberpa.http;

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

  static InvalidRequestException of(Problem problem) {
    return new InvalidRequestException(ErrorAnswer.of(400, problem));
  }

  static InvalidRequestException notFound(String code, String message, String field) {
    return new InvalidRequestException(ErrorAnswer.of(404, new Problem(code, message, field)));
  }

  /** What the caller is told. */
  public ErrorAnswer answer() {
    return answer;
  }
}
