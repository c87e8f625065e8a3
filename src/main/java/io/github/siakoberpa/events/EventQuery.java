package io.github.siakoberpa.events;

import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to read; null = any.
 *
 * @param after where the last page ended; null = what comes from now on
 * @param kinds a JSON list
 * @param ofSessions the sessions that the reader is kept to, as a JSON list
 * @param limit how many at once
 */
public record EventQuery(
    @Nullable Long after,
    @Nullable String kinds,
    @Nullable String session,
    @Nullable String ofSessions,
    int limit) {

  /** The same from another place on. */
  public EventQuery from(long place) {
    return new EventQuery(place, kinds, session, ofSessions, limit);
  }
}
