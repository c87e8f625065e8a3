package io.github.siakoberpa.auth;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers tokens whose signature was verified, until they expire: a caller sends the same one
 * with every call, and the check costs more than all else that is done with it. Thread-safe.
 */
final class VerifiedTokens {
  private static final int MOST = 10_000;

  private final ConcurrentMap<String, Verified> tokens = new ConcurrentHashMap<>();
  private final Clock clock;

  private record Verified(AccessClaims claims, long expiresAt) {}

  VerifiedTokens(Clock clock) {
    this.clock = clock;
  }

  @Nullable AccessClaims find(String token) {
    Verified verified = tokens.get(token);
    return verified == null || verified.expiresAt() <= clock.millis() ? null : verified.claims();
  }

  void remember(String token, AccessClaims claims, long expiresAt) {
    if (tokens.size() >= MOST) {
      long now = clock.millis();
      tokens.values().removeIf(verified -> verified.expiresAt() <= now);
    }
    // Callers who come with ever new tokens pay for their check.
    if (tokens.size() < MOST) {
      tokens.put(token, new Verified(claims, expiresAt));
    }
  }

  void clear() {
    tokens.clear();
  }
}
