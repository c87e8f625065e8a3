package io.github.siakoberpa.http;

import java.util.List;

/**
 * What callers may do, and who they are.
 *
 * @param perMinute how many requests of one user are answered in a minute; 0 = any number
 * @param strangersPerMinute the same for an address whose requests come without a valid login
 * @param trustedProxies addresses and networks (10.0.0.0/8) whose X-Forwarded-For is believed
 * @param corsOrigins whose pages may call from a browser, as in https://app.example.org
 */
public record CallerSettings(
    int perMinute, int strangersPerMinute, List<String> trustedProxies, List<String> corsOrigins) {

  public CallerSettings {
    trustedProxies = List.copyOf(trustedProxies);
    corsOrigins = List.copyOf(corsOrigins);
  }
}
