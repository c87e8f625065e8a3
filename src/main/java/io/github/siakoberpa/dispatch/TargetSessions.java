package io.github.siakoberpa.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What the queue wants to know of the sessions behind a WhatsApp Web target. Implementations are
 * thread-safe and never block.
 */
public interface TargetSessions {
  /** Whether the session can send now; may start one that was never started. */
  boolean isReady(String session);

  /**
   * Names the store in which the session can look messages up; another name is another store, which
   * knows nothing of what left before. Null while the session has none.
   */
  @Nullable String store(String session);
}
