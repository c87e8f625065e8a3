package io.github.siakoberpa;

import io.github.siakoberpa.broker.BrokerBeans;
import io.github.siakoberpa.broker.BrokerRules;
import io.github.siakoberpa.broker.JmsSettings;
import java.time.Duration;
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
      BrokerBeans.bindJms(context, rules, jms());
    }
    if (settings.given(Settings.KAFKA).isPresent()) {
      BrokerBeans.bindKafka(context, rules, interval);
    }
  }

  private JmsSettings jms() {
    return new JmsSettings(
        settings.text(Settings.JMS),
        settings.given("siakoberpa.jms.user").orElse(null),
        settings.given(Settings.JMS_PASSWORD).orElse(null),
        settings.brokerName("siakoberpa.jms.queue"),
        settings.brokerName("siakoberpa.jms.dead-letters"),
        settings.given("siakoberpa.jms.outcomes").isEmpty()
            ? null
            : settings.brokerName("siakoberpa.jms.outcomes"),
        PATIENCE);
  }
}
