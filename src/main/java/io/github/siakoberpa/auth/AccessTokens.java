package io.github.siakoberpa.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Signs and verifies the tokens that come with each call: JWT, HS256 and nothing else. Thread-safe.
 */
public final class AccessTokens {
  private static final String ISSUER = "siakoberpa";
  private static final String TYPE_CLAIM = "typ";
  private static final String TYPE = "access";
  private static final String LOGIN_CLAIM = "login";

  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final Clock clock;
  private final Duration lifetime;
  private final VerifiedTokens verified;

  /** Tokens signed with that key. */
  public AccessTokens(SigningKey key, Clock clock, Duration lifetime) {
    this.algorithm = Algorithm.HMAC256(key.bytes());
    this.clock = clock;
    this.lifetime = lifetime;
    this.verified = new VerifiedTokens(clock);
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withClaim(TYPE_CLAIM, TYPE)
                .withClaimPresence(LOGIN_CLAIM)
                .withClaimPresence("jti")
                .withClaimPresence("exp");
    this.verifier = verification.build(clock);
  }

  /** A token for a login. */
  public String issue(String loginId, User user) {
    Instant now = clock.instant();
    return JWT.create()
        .withIssuer(ISSUER)
        .withSubject(Long.toString(user.id()))
        .withJWTId(UUID.randomUUID().toString())
        .withClaim(TYPE_CLAIM, TYPE)
        .withClaim(LOGIN_CLAIM, loginId)
        .withIssuedAt(now)
        .withExpiresAt(now.plus(lifetime))
        .sign(algorithm);
  }

  /**
   * What the token says. Whether its login still lasts is another question.
   *
   * @throws NotAuthenticatedException when it is not a valid access token
   */
  public AccessClaims verify(String token) {
    AccessClaims known = verified.find(token);
    return known == null ? verifyNew(token) : known;
  }

  private AccessClaims verifyNew(String token) {
    try {
      DecodedJWT decoded = verifier.verify(token);
      String loginId = decoded.getClaim(LOGIN_CLAIM).asString();
      if (loginId != null && decoded.getExpiresAtAsInstant() != null) {
        AccessClaims claims = new AccessClaims(loginId);
        verified.remember(token, claims, decoded.getExpiresAtAsInstant().toEpochMilli());
        return claims;
      }
    } catch (TokenExpiredException e) {
      throw new NotAuthenticatedException(Code.TOKEN_EXPIRED);
    } catch (JWTVerificationException e) {
      // answered below, whatever it was: the difference would help forgers only
    }
    throw new NotAuthenticatedException(Code.TOKEN_INVALID);
  }

  /** How long a token is good for. */
  Duration lifetime() {
    return lifetime;
  }
}
