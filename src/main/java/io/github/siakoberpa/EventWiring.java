package io.github.siakoberpa;

import io.github.siakoberpa.database.GroupCommit;
import io.github.siakoberpa.dispatch.DispatchAlarm;
import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.http.EventHttpBeans;
import io.github.siakoberpa.http.EventStreams;
import io.github.siakoberpa.outbound.AddressGuard;
import io.github.siakoberpa.outbound.NameService;
import io.github.siakoberpa.outbound.OutboundPost;
import io.github.siakoberpa.webhook.WebhookBeans;
import io.github.siakoberpa.webhook.WebhookSettings;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * Gives one Camel context what the routes of events and webhooks look up. Used once, by the
 * starting thread.
 */
final class EventWiring {
  private final Settings settings;
  private final Clock clock;
  private final CamelContext context;

  EventWiring(Settings settings, Clock clock, CamelContext context) {
    this.settings = settings;
    this.clock = clock;
    this.context = context;
  }

  /** The door, the database and the queue must be bound already. */
  void bind() throws Exception {
    Registry registry = context.getRegistry();
    EventSignal signal = registry.lookupByNameAndType("eventSignal", EventSignal.class);
    EventStreams streams =
        new EventStreams(
            signal,
            settings.number("siakoberpa.events.streams", 0, 10_000),
            settings.number("siakoberpa.events.streams-per-caller", 0, 10_000),
            settings.duration("siakoberpa.events.stream-check"));
    AddressGuard guard =
        new AddressGuard(
            settings.flag("siakoberpa.webhooks.allow-private"), NameService.ofSystem());
    EventHttpBeans.bind(context, streams, guard, clock);
    bindWebhooks(registry, guard);
  }

  private void bindWebhooks(Registry registry, AddressGuard guard) throws Exception {
    checkDelays("siakoberpa.webhooks.retry-delays");
    checkDelays("siakoberpa.webhooks.hold-delays");
    WebhookSettings webhooks =
        new WebhookSettings(
            settings.number("siakoberpa.webhooks.concurrency", 1, 64),
            settings.duration("siakoberpa.webhooks.timeout"),
            settings.duration("siakoberpa.webhooks.pause-after"));
    OutboundPost client =
        new OutboundPost(
            registry.lookupByNameAndType("vertx", Vertx.class), guard, webhooks.timeout());
    WebhookBeans.bind(registry, client, webhooks, clock);
    DispatchAlarm alarm = new DispatchAlarm(clock, "direct:wake-webhooks");
    registry.bind("webhookAlarm", alarm);
    context.addService(alarm);
    GroupCommit together =
        new GroupCommit(context, "deliveriesTogether", "direct:tx-deliveries", () -> null);
    registry.bind("deliveriesTogether", together);
    context.addService(together);
  }

  private void checkDelays(String key) {
    if (!settings.text(key).matches("\\s*\\d+[smhd]\\s*(,\\s*\\d+[smhd]\\s*)*")) {
      throw StartException.senseless(
          key, "must be durations such as 10s,5m,1h, not '%s'.".formatted(settings.text(key)));
    }
  }
}
