package io.github.siakoberpa.webhook;

import io.github.siakoberpa.outbound.OutboundPost;
import java.security.SecureRandom;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Everything of webhooks that the routes look up by name. */
public final class WebhookBeans {
  private WebhookBeans() {}

  /**
   * Binds the beans.
   *
   * @param client by which events go out
   */
  public static void bind(
      Registry registry, OutboundPost client, WebhookSettings settings, Clock clock) {
    SecureRandom random = new SecureRandom();
    registry.bind("webhookSecrets", new WebhookSecrets(random));
    registry.bind("webhookPost", new WebhookPost(client, clock));
    registry.bind("deliveries", new Deliveries(clock, random, settings));
  }
}
