package io.github.siakoberpa.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Who really calls: the peer, or what a trusted proxy says of it. Anybody else could write into
 * X-Forwarded-For whatever he likes. Thread-safe.
 */
final class TrustedProxies {
  private static final String FORWARDED = "X-Forwarded-For";

  private final List<IpSubnetFilterRule> networks;

  /**
   * Trusts these.
   *
   * @throws HttpDoorException when one is no address and no network
   */
  TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  /** The address that the request came from, in numbers. */
  String caller(HttpServerRequest request) {
    String caller = request.remoteAddress().hostAddress();
    if (networks.isEmpty() || !trusts(caller)) {
      return caller;
    }
    // Each proxy appends whom it heard it from, so the truth ends where the trust does.
    String[] hops = String.join(",", request.headers().getAll(FORWARDED)).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && trusts(caller); i--) {
      String hop = hops[i].strip();
      if (!isAddress(hop)) {
        break;
      }
      caller = hop;
    }
    return caller;
  }

  private boolean trusts(String address) {
    InetAddress numbers = NetUtil.createInetAddressFromIpAddressString(address);
    if (numbers == null) {
      return false;
    }
    InetSocketAddress peer = new InetSocketAddress(numbers, 0);
    return networks.stream().anyMatch(network -> network.matches(peer));
  }

  private static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
  }

  private static IpSubnetFilterRule network(String text) {
    try {
      String[] parts = text.split("/", 2);
      if (isAddress(parts[0])) {
        int whole = parts[0].contains(":") ? 128 : 32;
        int prefix = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
        return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
      }
    } catch (IllegalArgumentException e) {
      // said below, like anything else that is no network
    }
    throw new HttpDoorException(
        "siakoberpa.http.trusted-proxies must be addresses and networks such as 10.0.0.0/8, not '%s'."
            .formatted(text));
  }
}
