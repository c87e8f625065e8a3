package io.github.siakoberpa.broker;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some events, and what of them a broker is told.
 *
 * @param events in the order in which they are told
 * @param late rows (late_id) of messages whose past is told with it
 * @param upTo the last event looked at; null = there is none
 * @param isFull whether there may be more
 */
public record BrokerEventPage(
    List<BrokerEvent> events,
    List<Map<String, @Nullable Object>> late,
    @Nullable Long upTo,
    boolean isFull) {

  /** Whether the past of any message is told with it. */
  public boolean hasLate() {
    return !late.isEmpty();
  }
}
