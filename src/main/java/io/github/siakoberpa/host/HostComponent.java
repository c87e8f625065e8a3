package io.github.siakoberpa.host;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * Leads from one Camel context into another: what is sent here arrives at the host's endpoint, and
 * what the host's endpoint consumes arrives here, each as an exchange of its own context.
 */
public final class HostComponent extends DefaultComponent {
  private final CamelContext host;
  private final boolean sameScheme;

  private HostComponent(CamelContext host, boolean sameScheme) {
    this.host = host;
    this.sameScheme = sameScheme;
    // Camel would set it up as the component whose name it bears.
    setAutowiredEnabled(false);
  }

  /** Stands in for the host's component of the same name. */
  public static HostComponent inPlaceOf(CamelContext host) {
    return new HostComponent(host, true);
  }

  /** Any endpoint of the host, such as {@code host:direct:somewhere}. */
  public static HostComponent anyOf(CamelContext host) {
    return new HostComponent(host, false);
  }

  @Override
  public @Nullable PropertyConfigurer getComponentPropertyConfigurer() {
    return null;
  }

  @Override
  public @Nullable PropertyConfigurer getEndpointPropertyConfigurer() {
    return null;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String theirs = sameScheme ? uri : uri.substring(uri.indexOf(':') + 1).replaceFirst("^//", "");
    // What they mean is for the host's component to say.
    parameters.clear();
    return new HostEndpoint(uri, this, host, theirs);
  }
}
