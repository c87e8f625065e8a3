package io.github.siakoberpa.whatsappweb.session;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where a browser's window can be shown. Pure. */
final class Display {
  private Display() {}

  /** Whether a window has nowhere to go: on Linux and its like the environment names the screen. */
  static boolean missing(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    return !name.contains("windows")
        && !name.contains("mac")
        && Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .allMatch(variable -> environment.getOrDefault(variable, "").isBlank());
  }
}
