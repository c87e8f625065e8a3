package io.github.siakoberpa.outbound;

/** Guards for tests, whose servers are on this machine. */
public final class AddressGuards {
  private AddressGuards() {}

  /** Takes 127.0.0.1 for the open internet, and nothing else. */
  public static AddressGuard onlyLoopback(NameService names) {
    return new AddressGuard(address -> address.getHostAddress().equals("127.0.0.1"), names);
  }
}
