package io.github.siakoberpa.outbound;

import io.github.siakoberpa.outbound.OutboundException.Code;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those who may name an address from reaching our own network by it. Whoever connects must
 * connect to the very address that {@link #checked} gave, and ask again for each redirect: names
 * may answer otherwise the next time. Thread-safe.
 */
public final class AddressGuard {
  private final Predicate<InetAddress> allowed;
  private final NameService names;

  /**
   * A guard.
   *
   * @param allowPrivate lets every address pass, for those whose files lie in their own network
   */
  public AddressGuard(boolean allowPrivate, NameService names) {
    this(address -> allowPrivate || PublicAddress.is(address), names);
  }

  AddressGuard(Predicate<InetAddress> allowed, NameService names) {
    this.allowed = allowed;
    this.names = names;
  }

  /**
   * Where to connect to. All addresses of the name must be public, so that nobody can hope for
   * another one. May block.
   *
   * @throws OutboundException when the address makes no sense, is not public, or is not known
   */
  public InetAddress checked(URI target) {
    String host = host(target);
    List<InetAddress> addresses;
    try {
      addresses = names.addresses(host);
    } catch (UnknownHostException e) {
      throw new OutboundException(Code.URL_UNREACHABLE, "The name of its server is not known.", e);
    }
    if (addresses.isEmpty()) {
      throw new OutboundException(Code.URL_UNREACHABLE, "The name of its server is not known.");
    }
    if (!addresses.stream().allMatch(allowed)) {
      throw new OutboundException(Code.URL_FORBIDDEN, "It must be on the open internet.");
    }
    return addresses.get(0);
  }

  private static String host(URI target) {
    String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
    @Nullable String host = target.getHost();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new OutboundException(Code.URL_INVALID, "It must begin with http:// or https://.");
    }
    if (host == null || host.isEmpty() || target.getRawUserInfo() != null) {
      throw new OutboundException(
          Code.URL_INVALID, "It must name a server, and hold no user or password.");
    }
    return host;
  }
}
