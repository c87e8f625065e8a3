package io.github.siakoberpa.http;

import io.github.siakoberpa.outbound.AddressGuard;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Everything of the calls about events and webhooks that the routes look up by name. */
public final class EventHttpBeans {
  private EventHttpBeans() {}

  /**
   * Binds the beans.
   *
   * @param guard which addresses a webhook may have
   * @throws Exception when the streams cannot become a service of the context
   */
  public static void bind(
      CamelContext context, EventStreams streams, AddressGuard guard, Clock clock)
      throws Exception {
    Registry registry = context.getRegistry();
    registry.bind("eventRequests", new EventRequests());
    registry.bind("eventAnswers", new EventAnswers());
    registry.bind("eventStreams", streams);
    context.addService(streams);
    registry.bind("webhookRequests", new WebhookRequests(guard, clock));
    registry.bind("webhookAnswers", new WebhookAnswers());
  }
}
