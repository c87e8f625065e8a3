package io.github.siakoberpa.sandbox;

import java.time.Duration;

/**
 * The rhythm of QR codes on show.
 *
 * @param first how long the first one stays
 * @param next how long each later one stays
 * @param count how many are shown before the page goes idle
 */
record QrTiming(Duration first, Duration next, int count) {

  /** As web.whatsapp.com does it: one minute, then five times twenty seconds. */
  static final QrTiming REAL = new QrTiming(Duration.ofSeconds(60), Duration.ofSeconds(20), 6);

  Duration of(int index) {
    return index == 0 ? first : next;
  }
}
