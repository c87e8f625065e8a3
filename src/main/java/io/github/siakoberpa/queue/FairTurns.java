package io.github.siakoberpa.queue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sees to it that nothing starves: urgent chats go first, but every tenth claim of a session is for
 * its oldest heads, however unimportant. Thread-safe.
 */
public final class FairTurns {
  private static final int TURNS = 10;

  private final ConcurrentMap<String, Integer> claims = new ConcurrentHashMap<>();

  /** Whether this claim is for the oldest. Each call counts as a claim. */
  public boolean isForTheOldest(String session) {
    return claims.merge(session, 1, (count, one) -> count % TURNS + one) == TURNS;
  }
}
