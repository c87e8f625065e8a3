package io.github.siakoberpa;

import io.github.siakoberpa.http.CallerSettings;
import io.github.siakoberpa.http.HttpDoorSettings;
import io.github.siakoberpa.http.HttpLimits;
import io.github.siakoberpa.http.TlsFiles;
import io.github.siakoberpa.management.ManagementSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Where the program listens, as the settings say it. Nobody listens in the open by accident. */
final class DoorSettings {
  private static final String HOST = "camel.server.host";
  private static final String CERTIFICATES = "siakoberpa.tls.certificates";
  private static final String KEY = "siakoberpa.tls.key";
  private static final String INSECURE = "siakoberpa.http.insecure";
  private static final String MANAGEMENT_HOST = "siakoberpa.management.host";
  private static final String MANAGEMENT_PORT = "siakoberpa.management.port";
  private static final String CORS = "siakoberpa.http.cors-origins";

  private DoorSettings() {}

  static HttpDoorSettings http(Settings settings) {
    TlsFiles tls = tls(settings);
    checkReach(settings, HOST, tls != null);
    return new HttpDoorSettings(
        settings.text(HOST),
        settings.number("camel.server.port", 0, 65_535),
        settings.number("camel.server.max-body-size", 1, Integer.MAX_VALUE),
        settings.number("siakoberpa.batch.max-body-size", 1, Integer.MAX_VALUE),
        limits(settings),
        callers(settings),
        tls);
  }

  /** Null = there is to be no such door. */
  static @Nullable ManagementSettings management(Settings settings) {
    String port = settings.text(MANAGEMENT_PORT);
    if (port.equals("off")) {
      return null;
    }
    checkReach(settings, MANAGEMENT_HOST, false);
    int number =
        port.equals("next")
            ? next(settings.number("camel.server.port", 0, 65_535))
            : settings.number(MANAGEMENT_PORT, 0, 65_535);
    return new ManagementSettings(settings.text(MANAGEMENT_HOST), number);
  }

  private static int next(int port) {
    return port == 0 || port == 65_535 ? 0 : port + 1;
  }

  static boolean isTls(Settings settings) {
    return settings.given(CERTIFICATES).isPresent();
  }

  private static HttpLimits limits(Settings settings) {
    return new HttpLimits(
        settings.number("siakoberpa.http.max-connections", 1, 1_000_000),
        settings.duration("siakoberpa.http.header-timeout"),
        settings.duration("siakoberpa.http.body-timeout"),
        settings.duration("siakoberpa.http.idle-timeout"));
  }

  private static CallerSettings callers(Settings settings) {
    for (String origin : settings.list(CORS)) {
      if (!origin.matches("https?://[A-Za-z0-9.\\[\\]:-]+")) {
        throw StartException.senseless(
            CORS, "must be origins such as https://app.example.org, not '%s'.".formatted(origin));
      }
    }
    return new CallerSettings(
        settings.number("siakoberpa.http.rate-limit", 0, 1_000_000_000),
        settings.number("siakoberpa.http.strangers-rate-limit", 0, 1_000_000_000),
        settings.list("siakoberpa.http.trusted-proxies"),
        settings.list(CORS));
  }

  private static @Nullable TlsFiles tls(Settings settings) {
    if (settings.given(CERTIFICATES).isPresent() != settings.given(KEY).isPresent()) {
      throw new StartException(
          "%s and %s belong together: set both, or neither.".formatted(CERTIFICATES, KEY));
    }
    return isTls(settings) ? new TlsFiles(settings.path(CERTIFICATES), settings.path(KEY)) : null;
  }

  private static void checkReach(Settings settings, String key, boolean tls) {
    String host = settings.text(key);
    if (!tls && !settings.flag(INSECURE) && !isLoopback(host)) {
      throw new StartException(
          "%s is %s, where others could read passwords and messages on their way. Set %s and %s, or %s=true if a proxy does TLS in front of it, or 127.0.0.1."
              .formatted(key, host, CERTIFICATES, KEY, INSECURE));
    }
  }

  /** A name that nobody knows is refused by the listening itself, with better words. */
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
