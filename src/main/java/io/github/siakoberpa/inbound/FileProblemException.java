package io.github.siakoberpa.inbound;

import org.jspecify.annotations.Nullable;

/** A file, or the rest of it, makes no sense. Carries what its report says. */
public final class FileProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final long line;
  private final @Nullable String field;

  FileProblemException(String code, String message, long line, @Nullable String field) {
    super(message);
    this.code = code;
    this.line = line;
    this.field = field;
  }

  /** The one behind a failure. */
  static FileProblemException in(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof FileProblemException problem)) {
      cause = cause.getCause();
      if (cause == null) {
        throw new IllegalArgumentException("The failure is not about a file", failure);
      }
    }
    return problem;
  }

  /** Stable. */
  public String code() {
    return code;
  }

  long line() {
    return line;
  }

  RowProblem problem() {
    return new RowProblem(code, getMessage(), field);
  }
}
