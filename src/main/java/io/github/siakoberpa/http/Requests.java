package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Credentials;
import io.github.siakoberpa.auth.Grants;
import java.util.Objects;
import org.apache.camel.Exchange;

/**
 * What requests say, in the words of this application. Each method throws {@link
 * InvalidRequestException} when the request makes no sense. Thread-safe.
 */
public final class Requests {
  /** The body of a login. */
  public Credentials credentials(Exchange exchange) {
    Fields fields = fields(exchange);
    String email = fields.required("email", "EMAIL_MISSING");
    String password = fields.required("password", "PASSWORD_MISSING");
    fields.check();
    return new Credentials(Objects.requireNonNull(email), Objects.requireNonNull(password));
  }

  /** What is kept of the refresh token in the body. */
  public String refreshTokenHash(Exchange exchange) {
    Fields fields = fields(exchange);
    String token = fields.required("refreshToken", "REFRESH_TOKEN_MISSING");
    fields.check();
    return Grants.hash(Objects.requireNonNull(token));
  }

  /** The session in the query. */
  public String session(Exchange exchange) {
    return SessionName.reached(
        exchange, IncomingRequest.of(exchange).query("session").orElse(SessionName.DEFAULT));
  }

  /** The session in the body, which may be empty, or in the query. */
  public String sessionInBody(Exchange exchange) {
    Fields fields = RequestBody.ofOptional(IncomingRequest.of(exchange));
    String name = fields.text("session", false);
    fields.check();
    return name == null ? session(exchange) : SessionName.reached(exchange, name);
  }

  /** The session in the path. */
  public String sessionInPath(Exchange exchange) {
    return SessionName.reached(exchange, IncomingRequest.of(exchange).path("session"));
  }

  /** The job in the path. */
  public String jobId(Exchange exchange) {
    return IncomingRequest.of(exchange).path("jobId");
  }

  /** The form in which the QR code is wanted; a value of {@link QrFormat}. */
  public Object qrFormat(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    return request
        .query("format")
        .map(QrFormat::byName)
        .orElseGet(() -> QrFormat.accepted(request.headerLines("Accept")));
  }

  private static Fields fields(Exchange exchange) {
    return RequestBody.of(IncomingRequest.of(exchange));
  }
}
