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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signs and verifies the tokens that come with each call: JWT, HS256 and nothing else. Thread-safe.
 */
public final class AccessTokens {
  private static final String ISSUER = "siakoberpa";
  private static final String TYPE_CLAIM = "typ";
  private static final String TYPE = "access";
  private static final String LOGIN_CLAIM = "login";

  private final SigningKeys keys;
  private volatile Ring ring;
  private final Clock clock;
  private final Duration lifetime;
  private final VerifiedTokens verified;

  /**
   * What was made of the keys.
   *
   * @param of the keys themselves
   * @param byId who verifies the tokens of which key
   */
  private record Ring(
      List<SigningKey> of, Algorithm signer, JWTVerifier newest, Map<String, JWTVerifier> byId) {}

  /** Tokens signed with the first of those keys. */
  public AccessTokens(SigningKeys keys, Clock clock, Duration lifetime) {
    this.keys = keys;
    this.clock = clock;
    this.lifetime = lifetime;
    this.verified = new VerifiedTokens(clock);
    this.ring = ring(keys.all());
  }

  /** A token for a login. */
  public String issue(String loginId, User user) {
    Instant now = clock.instant();
    Ring current = current();
    return JWT.create()
        .withKeyId(current.of().get(0).id())
        .withIssuer(ISSUER)
        .withSubject(Long.toString(user.id()))
        .withJWTId(UUID.randomUUID().toString())
        .withClaim(TYPE_CLAIM, TYPE)
        .withClaim(LOGIN_CLAIM, loginId)
        .withIssuedAt(now)
        .withExpiresAt(now.plus(lifetime))
        .sign(current.signer());
  }

  /**
   * What the token says. Whether its login still lasts is another question.
   *
   * @throws NotAuthenticatedException when it is not a valid access token
   */
  public AccessClaims verify(String token) {
    // Before the look: new keys empty what is remembered of the old ones.
    current();
    AccessClaims known = verified.find(token);
    return known == null ? verifyNew(token) : known;
  }

  private AccessClaims verifyNew(String token) {
    try {
      DecodedJWT decoded = verified(token);
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

  // Whatever names none of our keys is held against the newest, which refuses it.
  private DecodedJWT verified(String token) {
    Ring current = current();
    DecodedJWT unverified = JWT.decode(token);
    String id = String.valueOf(unverified.getKeyId());
    return current.byId().getOrDefault(id, current.newest()).verify(unverified);
  }

  private Ring current() {
    Ring current = ring;
    if (current.of() != keys.all()) {
      current = ring(keys.all());
      ring = current;
      // A key that was taken away takes its tokens along.
      verified.clear();
    }
    return current;
  }

  private Ring ring(List<SigningKey> all) {
    Map<String, JWTVerifier> byId = new LinkedHashMap<>();
    all.forEach(key -> byId.put(key.id(), verifier(key)));
    SigningKey newest = all.get(0);
    return new Ring(all, Algorithm.HMAC256(newest.bytes()), verifier(newest), byId);
  }

  private JWTVerifier verifier(SigningKey key) {
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(Algorithm.HMAC256(key.bytes()))
                .withIssuer(ISSUER)
                .withClaim(TYPE_CLAIM, TYPE)
                .withClaimPresence(LOGIN_CLAIM)
                .withClaimPresence("jti")
                .withClaimPresence("exp");
    return verification.build(clock);
  }

  /** How long a token is good for. */
  Duration lifetime() {
    return lifetime;
  }
}
