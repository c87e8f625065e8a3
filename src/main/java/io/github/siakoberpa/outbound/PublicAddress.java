package io.github.siakoberpa.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses belong to the open internet, by IANA's registries of special ones. Pure. */
final class PublicAddress {
  private static final List<Network> SPECIAL_V4 =
      List.of(
          Network.of("00000000", 8), // this network
          Network.of("0a000000", 8), // private
          Network.of("64400000", 10), // shared by providers (CGNAT)
          Network.of("7f000000", 8), // loopback
          Network.of("a9fe0000", 16), // link-local, metadata of clouds
          Network.of("ac100000", 12), // private
          Network.of("c0000000", 24), // protocol assignments
          Network.of("c0000200", 24), // documentation
          Network.of("c0586300", 24), // 6to4 relays
          Network.of("c0a80000", 16), // private
          Network.of("c6120000", 15), // benchmarks
          Network.of("c6336400", 24), // documentation
          Network.of("cb007100", 24), // documentation
          Network.of("e0000000", 4), // multicast
          Network.of("f0000000", 4)); // reserved, broadcast

  /** All that is not among these is loopback, unique local, link-local, multicast, or unused. */
  private static final Network GLOBAL_V6 = Network.of("20", 3);

  private static final List<Network> SPECIAL_V6 =
      List.of(
          Network.of("20010000", 23), // protocol assignments, Teredo among them
          Network.of("20010db8", 32), // documentation
          Network.of("3fff00", 20)); // documentation

  private static final Network MAPPED = Network.of("00000000000000000000ffff", 96);
  private static final Network NAT64 = Network.of("0064ff9b0000000000000000", 96);
  private static final Network SIX_TO_FOUR = Network.of("2002", 16);

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isV4(bytes) : isV6(bytes);
  }

  private static boolean isV4(byte[] bytes) {
    return SPECIAL_V4.stream().noneMatch(network -> network.holds(bytes));
  }

  /** An address that stands for one of IPv4 is as public as that. */
  private static boolean isV6(byte[] bytes) {
    if (MAPPED.holds(bytes) || NAT64.holds(bytes)) {
      return isV4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return isV4(Arrays.copyOfRange(bytes, 2, 6));
    }
    return GLOBAL_V6.holds(bytes) && SPECIAL_V6.stream().noneMatch(network -> network.holds(bytes));
  }
}
