package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccountException;
import io.github.siakoberpa.auth.ForbiddenException;
import io.github.siakoberpa.auth.NotAuthenticatedException;
import io.github.siakoberpa.auth.SlowDownException;
import io.github.siakoberpa.database.TooManyWaitingException;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.outbound.OutboundException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what went wrong in a route into the one error shape. Thread-safe. */
public final class HttpErrors implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

  /** Waiting and trying again would not help. */
  private static final Set<String> NEEDS_A_PERSON =
      Set.of("NOT_WAITING_FOR_LINK", "SESSION_STOPPED");

  /** The step of an onException clause. */
  @Override
  public void process(Exchange exchange) {
    answer(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  void answer(Exchange exchange, Throwable failure) {
    ErrorAnswer answer =
        known(failure)
            .orElseGet(
                () -> {
                  // The caller gets no details of a mistake of ours, only the id to find them by.
                  LOG.error("Request {} failed", IncomingRequest.of(exchange).id(), failure);
                  return ErrorAnswer.of(500);
                });
    if (answer.status() == 401) {
      exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
    }
    OptionalInt usual = answer.retryAfter();
    if (usual.isPresent()) {
      long seconds = wait(failure).orElse((long) usual.getAsInt());
      exchange.getMessage().setHeader("Retry-After", Long.toString(seconds));
    }
    JsonAnswer.write(exchange.getMessage(), answer);
  }

  /** What is said of each line of a batch that such a failure has kept from the queue. */
  static ErrorAnswer ofLines(Exchange exchange, Throwable failure) {
    return known(failure)
        .orElseGet(
            () -> {
              LOG.error("Request {} was cut off", IncomingRequest.of(exchange).id(), failure);
              return ErrorAnswer.of(
                  503,
                  "UNAVAILABLE",
                  "The queue failed before this message was in it; send the message again.");
            });
  }

  /** How long the failure itself asks to wait, in seconds. */
  private static Optional<Long> wait(Throwable failure) {
    return in(failure, SlowDownException.class)
        .map(SlowDownException::seconds)
        .or(() -> in(failure, TooManyRequestsException.class).map(e -> (long) e.seconds()));
  }

  private static Optional<ErrorAnswer> known(Throwable failure) {
    return in(failure, InvalidRequestException.class)
        .map(InvalidRequestException::answer)
        .or(() -> in(failure, NotAuthenticatedException.class).map(HttpErrors::notAuthenticated))
        .or(() -> in(failure, ForbiddenException.class).map(HttpErrors::forbidden))
        .or(() -> in(failure, TooManyRequestsException.class).map(e -> ErrorAnswer.of(429)))
        .or(() -> in(failure, AccountException.class).map(HttpErrors::notDone))
        .or(() -> in(failure, SlowDownException.class).map(HttpErrors::slowDown))
        .or(() -> in(failure, RejectedExecutionException.class).map(HttpErrors::busy))
        .or(() -> in(failure, TooManyWaitingException.class).map(HttpErrors::tooManyWaiting))
        .or(() -> in(failure, SQLiteException.class).flatMap(HttpErrors::diskFull))
        .or(() -> in(failure, MediaException.class).map(HttpErrors::media))
        .or(() -> in(failure, OutboundException.class).map(HttpErrors::outbound))
        .or(() -> in(failure, WhatsAppWebException.class).map(HttpErrors::sessionFailed));
  }

  private static <T extends Throwable> Optional<T> in(Throwable failure, Class<T> type) {
    return Optional.ofNullable(ObjectHelper.getException(type, failure));
  }

  private static ErrorAnswer notAuthenticated(NotAuthenticatedException failure) {
    return ErrorAnswer.of(401, failure.code().name(), String.valueOf(failure.getMessage()));
  }

  private static ErrorAnswer forbidden(ForbiddenException failure) {
    return ErrorAnswer.of(403, "FORBIDDEN", String.valueOf(failure.getMessage()));
  }

  private static ErrorAnswer notDone(AccountException failure) {
    int status =
        switch (failure.code()) {
          case USER_NOT_FOUND, API_KEY_NOT_FOUND -> 404;
          case EMAIL_TAKEN, LAST_ADMIN -> 409;
        };
    return ErrorAnswer.of(status, failure.code().name(), String.valueOf(failure.getMessage()));
  }

  private static ErrorAnswer slowDown(SlowDownException failure) {
    return ErrorAnswer.of(429, "TOO_MANY_LOGINS", String.valueOf(failure.getMessage()));
  }

  private static ErrorAnswer busy(RejectedExecutionException failure) {
    return ErrorAnswer.of(503, "BUSY", "Too many requests of this kind are waiting; try again.");
  }

  private static ErrorAnswer tooManyWaiting(TooManyWaitingException failure) {
    return ErrorAnswer.of(503, "BUSY", String.valueOf(failure.getMessage()));
  }

  /** The same words as of a request that was refused before it came to that. */
  private static Optional<ErrorAnswer> diskFull(SQLiteException failure) {
    return failure.getResultCode() == SQLiteErrorCode.SQLITE_FULL
        ? Optional.of(
            ErrorAnswer.of(503, "DISK_FULL", "There is hardly room left on the server's disk."))
        : Optional.empty();
  }

  private static ErrorAnswer media(MediaException failure) {
    int status =
        switch (failure.code()) {
          case MEDIA_TOO_LARGE -> 413;
          case MEDIA_TYPE_REFUSED -> 415;
          case MEDIA_EMPTY, MEDIA_INVALID -> 400;
          case MEDIA_NOT_FOUND -> 404;
          case MEDIA_IN_USE -> 409;
          case MEDIA_BUSY, DISK_FULL -> 503;
        };
    return ErrorAnswer.of(
        status, new Problem(failure.code().name(), String.valueOf(failure.getMessage()), "media"));
  }

  private static ErrorAnswer outbound(OutboundException failure) {
    int status =
        switch (failure.code()) {
          case URL_INVALID, URL_FORBIDDEN -> 400;
          case URL_UNREACHABLE, URL_TOO_SLOW -> 422;
        };
    return ErrorAnswer.of(
        status, new Problem(failure.code().name(), String.valueOf(failure.getMessage()), "media"));
  }

  private static ErrorAnswer sessionFailed(WhatsAppWebException failure) {
    String code = failure.getCode().split(":", 2)[0].toUpperCase(Locale.ROOT);
    if (NEEDS_A_PERSON.contains(code)) {
      return ErrorAnswer.of(
          409,
          code,
          "The session is in another state than that needs; its status says what to do.");
    }
    return ErrorAnswer.of(503, code, "The session cannot do that now; its status says what to do.");
  }
}
