package io.github.siakoberpa.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows the addresses of names. */
@FunctionalInterface
public interface NameService {
  /**
   * All addresses of the name; may block.
   *
   * @throws UnknownHostException when there are none
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The one of this machine. */
  static NameService ofSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
