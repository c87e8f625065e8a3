package io.github.siakoberpa.whatsappweb.session;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a component share.
 *
 * @param url the page to open
 * @param sessionsDirectory where each session has its folder
 * @param waJs a file that replaces the wa-js in the jar, or null
 * @param browser the browser to use, or null to look for one
 * @param mayInstall whether a browser may be installed when none is found
 * @param headless whether the browser has no window
 * @param browserSandbox whether Chromium shuts its pages in; for root it cannot
 * @param driverDirectory where Playwright's driver is unpacked once
 * @param deadlines how long to wait for what
 * @param limits what a session may use up
 */
public record SessionSettings(
    URI url,
    Path sessionsDirectory,
    @Nullable Path waJs,
    @Nullable Path browser,
    boolean mayInstall,
    boolean headless,
    boolean browserSandbox,
    Path driverDirectory,
    Deadlines deadlines,
    Limits limits) {
  private static final String WHATSAPP = "web.whatsapp.com";

  /** Refuses what no session could work with. */
  public SessionSettings {
    if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
      throw new IllegalArgumentException("url must begin with https:// or http://, not " + url);
    }
    sessionsDirectory = sessionsDirectory.toAbsolutePath().normalize();
    driverDirectory = driverDirectory.toAbsolutePath().normalize();
  }

  /** The profile of a session. */
  Path profile(String session) {
    return sessionsDirectory.resolve(session);
  }

  /** Where it is written down what came in and was delivered; it outlives the profile. */
  public Path inbox(String session) {
    return sessionsDirectory.resolve(".inbox").resolve(session);
  }

  /** The address for a session: a stand-in for WhatsApp tells sessions apart by their name. */
  String address(String session) {
    if (WHATSAPP.equals(url.getHost())) {
      return url.toString();
    }
    return url + (url.getQuery() == null ? "?" : "&") + "session=" + session;
  }
}
