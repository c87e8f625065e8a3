package io.github.siakoberpa.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;

/**
 * Lets a browser, which has no bearer token, look at one session's QR code for some minutes. Signed
 * with a key that is drawn at each start, so that there is nothing to keep and no other token of
 * ours can pass for one. Thread-safe.
 */
public final class QrTickets {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int KEY_BYTES = 32;
  private static final int LONGEST = 1024;

  private final Clock clock;
  private final Algorithm algorithm;
  private final JWTVerifier verifier;

  /**
   * A ticket that is good now.
   *
   * @param session whose QR code it shows
   * @param left how long it is still good
   */
  public record Ticket(String session, Duration left) {}

  /** Tickets that this start of the application gives out. */
  public QrTickets(SecureRandom random, Clock clock) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    this.clock = clock;
    this.algorithm = Algorithm.HMAC256(key);
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(algorithm).withClaimPresence("sub").withClaimPresence("exp");
    this.verifier = verification.build(clock);
  }

  String issue(String session) {
    return JWT.create()
        .withSubject(session)
        .withExpiresAt(clock.instant().plus(LIFETIME))
        .sign(algorithm);
  }

  /** The ticket in the query. */
  public Ticket read(Exchange exchange) {
    return verify(IncomingRequest.of(exchange).query("ticket").orElse(""));
  }

  Ticket verify(String token) {
    try {
      if (!token.isEmpty() && token.length() <= LONGEST) {
        DecodedJWT decoded = verifier.verify(token);
        Instant until = decoded.getExpiresAtAsInstant();
        return new Ticket(decoded.getSubject(), Duration.between(clock.instant(), until));
      }
    } catch (JWTVerificationException e) {
      // answered below; why it is no good would help only those who make their own
    }
    throw new InvalidRequestException(
        ErrorAnswer.of(
            401,
            new Problem(
                "TICKET_INVALID",
                "The ticket is no longer good; GET /api/whatsapp/qr gives a new one.",
                "ticket")));
  }
}
