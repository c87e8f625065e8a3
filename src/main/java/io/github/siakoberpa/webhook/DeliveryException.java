package io.github.siakoberpa.webhook;

import org.jspecify.annotations.Nullable;

/** A webhook did not take an event. The message never repeats its address. */
public final class DeliveryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Integer status;

  DeliveryException(@Nullable Integer status, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** What it answered; null = nothing. */
  public @Nullable Integer status() {
    return status;
  }
}
