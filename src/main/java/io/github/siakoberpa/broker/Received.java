package io.github.siakoberpa.broker;

import org.jspecify.annotations.Nullable;

/**
 * A message as a broker gave it.
 *
 * @param text what it says; null = it is of a kind that says nothing here
 * @param givenKey the idempotency key that its sender gave it; null = none
 * @param ownKey what tells it apart from all others of the broker, the same when it is given again;
 *     null = nothing does
 * @param correlation is given back with its outcomes; null = none
 * @param replyTo where it wants them; null = nowhere in particular
 * @param origin itself
 */
record Received(
    @Nullable String text,
    @Nullable String givenKey,
    @Nullable String ownKey,
    @Nullable String correlation,
    @Nullable String replyTo,
    Object origin) {

  /** Without what it says. */
  @Override
  public String toString() {
    return "Received[]";
  }
}
