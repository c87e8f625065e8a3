package io.github.siakoberpa.outbound;

import java.util.HexFormat;

/** Addresses with a common beginning. Immutable. */
final class Network {
  private final byte[] prefix;
  private final int bits;

  private Network(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Those that begin so.
   *
   * @param prefix in hexadecimal, since no name may ever be looked up for a constant
   * @param bits how many bits they have in common
   */
  static Network of(String prefix, int bits) {
    return new Network(HexFormat.of().parseHex(prefix), bits);
  }

  boolean holds(byte[] address) {
    if (address.length < prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
