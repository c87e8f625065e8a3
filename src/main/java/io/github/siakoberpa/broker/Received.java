package io.github.siakoberpa.broker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

  /** One of which nothing is to be had. */
  static final Received UNREADABLE = new Received(null, null, null, null, null, "");

  /** What bytes say; null = they are no UTF-8. */
  static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "Received[]";
  }
}
