package io.github.siakoberpa;

import io.github.siakoberpa.broker.BrokerBeans;
import io.github.siakoberpa.broker.BrokerRules;
import io.github.siakoberpa.broker.EventFilter;
import io.github.siakoberpa.broker.JmsSettings;
import io.github.siakoberpa.events.EventKinds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Gives one Camel context what the routes of message brokers look up, where they are on. Used once,
 * by the starting thread.
 */
final class BrokerWiring {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Settings settings;
  private final CamelContext context;

  BrokerWiring(Settings settings, CamelContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** The events must be bound already. */
  void bind(BrokerRules rules) throws Exception {
    Duration interval = settings.duration("siakoberpa.brokers.interval");
    BrokerBeans.bind(context, rules, interval);
    if (settings.given(Settings.JMS).isPresent()) {
      BrokerBeans.bindJms(context, rules, jms(), filter("siakoberpa.jms"));
    }
    if (settings.given(Settings.KAFKA).isPresent()) {
      boolean events = settings.given(Settings.KAFKA_EVENTS).isPresent();
      EventFilter filter = events ? filter("siakoberpa.kafka") : null;
      BrokerBeans.bindKafka(context, rules, filter, interval);
    }
  }

  private EventFilter filter(String broker) {
    String key = broker + ".event-types";
    List<String> kinds = settings.list(key);
    if (!EventKinds.ALL.containsAll(kinds)) {
      throw StartException.senseless(
          key,
          "must be of %s, not '%s'."
              .formatted(String.join(", ", EventKinds.ALL), settings.text(key)));
    }
    return new EventFilter(
        Set.copyOf(kinds), Set.copyOf(settings.list(broker + ".event-sessions")));
  }

  private JmsSettings jms() {
    return new JmsSettings(
        settings.text(Settings.JMS),
        settings.given("siakoberpa.jms.user").orElse(null),
        settings.given(Settings.JMS_PASSWORD).orElse(null),
        settings.givenBrokerName(Settings.JMS_QUEUE).orElse(null),
        settings.brokerName("siakoberpa.jms.dead-letters"),
        settings.givenBrokerName("siakoberpa.jms.outcomes").orElse(null),
        settings.givenBrokerName(Settings.JMS_EVENTS).orElse(null),
        PATIENCE);
  }
}
