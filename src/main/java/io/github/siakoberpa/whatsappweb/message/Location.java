package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.Nullable;

/**
 * A place on the map.
 *
 * @param latitude in degrees, south is negative
 * @param longitude in degrees, west is negative
 * @param name what the place is called, or null
 * @param address where it is, or null
 */
public record Location(
    double latitude, double longitude, @Nullable String name, @Nullable String address)
    implements OutgoingMessage {
  /** Refuses a place that is not on the earth. */
  public Location {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "A location has a latitude of -90 to 90 and a longitude of -180 to 180 degrees");
    }
  }

  @Override
  public String toString() {
    return "Location[]";
  }
}
