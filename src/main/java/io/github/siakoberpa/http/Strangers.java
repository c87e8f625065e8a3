package io.github.siakoberpa.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;

/**
 * How often an address may call without a valid login: guesses and floods are slowed down before
 * they cost anything. Thread-safe.
 */
final class Strangers {
  private static final int HALF_OF_IPV6 = 8;

  private final TrustedProxies proxies;
  private final RateLimit limit;

  Strangers(TrustedProxies proxies, RateLimit limit) {
    this.proxies = proxies;
    this.limit = limit;
  }

  /** Whether the request does not even try to say whose it is. */
  static boolean isOne(HttpServerRequest request) {
    return !request.headers().contains(io.vertx.core.http.HttpHeaders.AUTHORIZATION)
        && !request.headers().contains("X-Api-Key");
  }

  /** Counts the request; 0 = it may pass, else in how many seconds the next one may. */
  int take(HttpServerRequest request) {
    return limit.isOn() ? limit.take(network(proxies.caller(request))) : 0;
  }

  /** Whoever has an IPv6 address has 2^64 of them. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length <= HALF_OF_IPV6
        ? address
        : HexFormat.of().formatHex(bytes, 0, HALF_OF_IPV6);
  }
}
