package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * A session that somebody wants.
 *
 * @param label what people call it; null = nothing
 * @param autostart whether it starts with the application
 * @param start whether it starts now
 */
public record NewSession(String name, @Nullable String label, boolean autostart, boolean start) {
  /** For the statement: 1 or 0. */
  public int autostartFlag() {
    return autostart ? 1 : 0;
  }
}
