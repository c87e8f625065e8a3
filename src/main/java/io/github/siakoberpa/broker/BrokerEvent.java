package io.github.siakoberpa.broker;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a broker: what became of a message of it, or anything else.
 *
 * @param eventId the same however often it is told
 * @param type such as {@code message.sent}
 * @param lane events of one lane keep their order
 * @param correlation as the message came with it; null = none
 * @param replyTo where it is wanted; null = where all go that want nothing else
 * @param json the event as everybody outside is told it
 */
record BrokerEvent(
    String eventId,
    String type,
    String lane,
    @Nullable String correlation,
    @Nullable String replyTo,
    String json) {

  /** Without what it says. */
  @Override
  public String toString() {
    return "BrokerEvent[" + eventId + "]";
  }
}
