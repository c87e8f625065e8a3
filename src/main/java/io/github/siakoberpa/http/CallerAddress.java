package io.github.siakoberpa.http;

import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Tells of an exchange where its request came from. Thread-safe. */
public final class CallerAddress implements Function<Exchange, @Nullable String> {
  private final TrustedProxies proxies;

  /**
   * Believes what these proxies say of whom they speak for.
   *
   * @throws HttpDoorException when one is no address and no network
   */
  public CallerAddress(List<String> trustedProxies) {
    this.proxies = new TrustedProxies(trustedProxies);
  }

  /** The address in numbers; null = it did not come over the network. */
  @Override
  public @Nullable String apply(Exchange exchange) {
    IncomingRequest request = IncomingRequest.ofAny(exchange);
    return request == null ? null : proxies.caller(request.request());
  }
}
