package io.github.siakoberpa.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a sandbox listens. Loopback only, because its control door has no lock.
 *
 * @param host a loopback address or name, such as {@code 127.0.0.1} or {@code localhost}
 * @param port 0 to 65535; 0 means any free one
 */
public record SandboxOptions(String host, int port) {

  /** The address when none is given. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port when none is given. */
  public static final int DEFAULT_PORT = 8090;

  /**
   * Checks both values.
   *
   * @throws IllegalArgumentException if the port is impossible or the host is not loopback
   */
  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (!isLoopback(host)) {
      throw new IllegalArgumentException(
          "host must be a loopback address such as 127.0.0.1, not " + host);
    }
  }

  /** The defaults: {@value #DEFAULT_HOST}, port {@value #DEFAULT_PORT}. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(DEFAULT_HOST, DEFAULT_PORT);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
