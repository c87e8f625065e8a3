package io.github.siakoberpa.whatsappweb.event;

import org.jspecify.annotations.Nullable;

/**
 * A place that somebody sent.
 *
 * @param latitude in degrees, south is negative
 * @param longitude in degrees, west is negative
 * @param name what the place is called, or null
 * @param address where it is, or null
 */
public record IncomingLocation(
    double latitude, double longitude, @Nullable String name, @Nullable String address) {
  @Override
  public String toString() {
    return "IncomingLocation[]";
  }
}
