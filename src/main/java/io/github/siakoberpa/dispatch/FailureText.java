package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.OutcomeUnknownException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What is kept with a job about the failure of a try. Stateless. */
public final class FailureText {
  private static final int MAX_LENGTH = 300;

  /** A stable code; null when nothing failed. */
  public @Nullable String code(Exchange exchange) {
    Throwable failure = failure(exchange);
    if (failure instanceof NotSentException notSent) {
      return notSent.getCode();
    }
    if (failure instanceof OutcomeUnknownException unknown) {
      return unknown.getCode();
    }
    return failure == null ? null : "target_failed";
  }

  /** Words for a person, at most 300 characters; null when nothing failed. */
  public @Nullable String message(Exchange exchange) {
    Throwable failure = failure(exchange);
    if (failure == null) {
      return null;
    }
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH);
  }

  private static @Nullable Throwable failure(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }
}
