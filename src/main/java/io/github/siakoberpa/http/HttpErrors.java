package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.NotAuthenticatedException;
import io.github.siakoberpa.queue.IdempotencyConflictException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in a route into the one error shape. Thread-safe. */
public final class HttpErrors {
  private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

  /** The request makes no sense. */
  public void badInput(Exchange exchange) {
    answer(exchange, caught(exchange, InvalidRequestException.class).answer());
  }

  /** Nobody knows who calls. */
  public void notAuthenticated(Exchange exchange) {
    NotAuthenticatedException failure = caught(exchange, NotAuthenticatedException.class);
    exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
    answer(exchange, ErrorAnswer.of(401, failure.code().name(), text(failure)));
  }

  /** The idempotency key belongs to another message. */
  public void conflict(Exchange exchange) {
    IdempotencyConflictException failure = caught(exchange, IdempotencyConflictException.class);
    Problem problem = new Problem("IDEMPOTENCY_CONFLICT", text(failure), "Idempotency-Key");
    answer(exchange, new ErrorAnswer(409, List.of(problem), Map.of("jobId", failure.jobId())));
  }

  /** The session cannot do it now. */
  public void sessionFailed(Exchange exchange) {
    WhatsAppWebException failure = caught(exchange, WhatsAppWebException.class);
    exchange.getMessage().setHeader("Retry-After", "5");
    String code = failure.getCode().split(":", 2)[0].toUpperCase(Locale.ROOT);
    answer(
        exchange,
        ErrorAnswer.of(503, code, "The session cannot do that now; its status says what to do."));
  }

  /** A mistake of ours: the log has the details, the caller gets none. */
  public void crash(Exchange exchange) {
    LOG.error(
        "Request {} failed in route {}",
        IncomingRequest.id(exchange),
        exchange.getProperty(Exchange.FAILURE_ROUTE_ID),
        caught(exchange, Throwable.class));
    answer(exchange, ErrorAnswer.of(500));
  }

  private static void answer(Exchange exchange, ErrorAnswer answer) {
    JsonAnswer.write(exchange.getMessage(), answer);
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static <T extends Throwable> T caught(Exchange exchange, Class<T> type) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    @Nullable T found = ObjectHelper.getException(type, failure);
    if (found == null) {
      throw new IllegalStateException("No " + type.getSimpleName() + " was caught", failure);
    }
    return found;
  }
}
