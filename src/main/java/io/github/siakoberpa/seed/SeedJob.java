package io.github.siakoberpa.seed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the older program.
 *
 * @param key names it for ever, so that it is taken over once
 * @param userId who queued it there; null = not known
 * @param priority a word or a number, as it stands there
 * @param sendAt not before that; null = at once
 */
public record SeedJob(
    String id,
    String key,
    @Nullable Long userId,
    String recipient,
    String text,
    String status,
    String priority,
    @Nullable Instant sendAt) {

  /** Whether it was in the middle of being sent, so that nobody knows whether it left. */
  public boolean mayHaveLeft() {
    return status.equals("active");
  }

  /** Whether it has not been sent, and should be. */
  public boolean isOpen() {
    return status.equals("waiting") || status.equals("delayed") || status.equals("paused");
  }

  /** Without number and text, so that they cannot end up in a log. */
  @Override
  public String toString() {
    return "SeedJob[" + id + ", " + status + "]";
  }
}
