package io.github.siakoberpa.whatsappweb.session;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user agent of a regular Chrome. A headless one calls itself HeadlessChrome and may be given a
 * page without any of WhatsApp's modules. Pure.
 */
final class UserAgent {
  private static final Pattern VERSION = Pattern.compile("\\b(\\d{2,4})\\.\\d+\\.\\d+\\.\\d+\\b");

  private UserAgent() {}

  /**
   * Made from what the browser says of its version, with the platform that Chrome itself names
   * there since it shortened its user agent.
   */
  static Optional<String> of(String versionText, String system) {
    Matcher version = VERSION.matcher(versionText);
    if (!version.find()) {
      return Optional.empty();
    }
    return Optional.of(
        "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s.0.0.0 Safari/537.36"
            .formatted(platform(system.toLowerCase(Locale.ROOT)), version.group(1)));
  }

  private static String platform(String system) {
    if (system.startsWith("windows")) {
      return "Windows NT 10.0; Win64; x64";
    }
    return system.startsWith("mac") ? "Macintosh; Intel Mac OS X 10_15_7" : "X11; Linux x86_64";
  }
}
