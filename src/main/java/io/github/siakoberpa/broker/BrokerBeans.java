package io.github.siakoberpa.broker;

import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.events.EventText;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/** Everything that the routes of brokers look up by name. */
public final class BrokerBeans {
  private static final int EVERY_TIME = Integer.MAX_VALUE;

  private BrokerBeans() {}

  /**
   * What all of them need.
   *
   * @param interval how long a full queue, or a broker that is away, is left alone
   */
  public static void bind(CamelContext context, BrokerRules rules, Duration interval) {
    Registry registry = context.getRegistry();
    registry.bind("brokerIntake", new BrokerIntake(rules, context::isStopping, interval));
    registry.bind("outcomes", new Outcomes(new EventText()));
  }

  /**
   * A broker of JMS.
   *
   * @param filter which events go to {@link JmsSettings#events}
   * @throws Exception when something cannot become a service of the context
   */
  public static void bindJms(
      CamelContext context, BrokerRules rules, JmsSettings settings, EventFilter filter)
      throws Exception {
    if (settings.queue() != null) {
      JmsIntake intake = new JmsIntake(settings, settings.queue(), rules);
      context.addService(intake);
      context.getRegistry().bind("jmsIntake", intake);
    }
    String outcomes = "Outcomes for the JMS broker";
    JmsOutlet outlet = new JmsOutlet(settings, settings.outcomes(), false, outcomes);
    context.addService(outlet);
    context.getRegistry().bind("jmsOutcomes", outlet);
    wake(context, "seda:siakoberpa-outcomes-jms");
    if (settings.events() != null) {
      String events = "Events for the JMS broker";
      JmsOutlet all = new JmsOutlet(settings, settings.events(), true, events);
      context.addService(all);
      context.getRegistry().bind("jmsEvents", all);
      context.getRegistry().bind("jmsEventFeed", new EventFeed(new EventText(), filter));
      wake(context, "seda:siakoberpa-events-jms");
    }
  }

  /**
   * Kafka. It is tried again for ever when it is not there.
   *
   * @param filter which events are told; null = none
   */
  public static void bindKafka(
      CamelContext context, BrokerRules rules, @Nullable EventFilter filter, Duration interval) {
    KafkaComponent kafka = context.getComponent("kafka", KafkaComponent.class);
    kafka.setCreateConsumerBackoffMaxAttempts(EVERY_TIME);
    kafka.setCreateConsumerBackoffInterval(interval.toMillis());
    kafka.setSubscribeConsumerBackoffMaxAttempts(EVERY_TIME);
    kafka.setSubscribeConsumerBackoffInterval(interval.toMillis());
    // Else a stop would wait for two minutes while Kafka is away.
    KafkaConfiguration usual = kafka.getConfiguration();
    usual.setRequestTimeoutMs(Math.min(usual.getRequestTimeoutMs(), 10_000));
    usual.setMaxBlockMs(Math.min(usual.getMaxBlockMs(), 10_000));
    usual.setDeliveryTimeoutMs(Math.min(usual.getDeliveryTimeoutMs(), 20_000));
    Registry registry = context.getRegistry();
    registry.bind("kafkaIntake", new KafkaIntake(context, rules));
    registry.bind("kafkaGivenUp", new KafkaGivenUp());
    registry.bind("kafkaOutcomes", new KafkaOutlet(context, "Outcomes for Kafka"));
    wake(context, "seda:siakoberpa-outcomes-kafka");
    if (filter != null) {
      registry.bind("kafkaEvents", new KafkaOutlet(context, "Events for Kafka"));
      registry.bind("kafkaEventFeed", new EventFeed(new EventText(), filter));
      wake(context, "seda:siakoberpa-events-kafka");
    }
  }

  /** At once, not only when the timer comes. */
  private static void wake(CamelContext context, String queue) {
    ProducerTemplate template = context.createProducerTemplate();
    String uri = queue + "?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    EventSignal signal =
        context.getRegistry().lookupByNameAndType("eventSignal", EventSignal.class);
    signal.listen(() -> template.sendBody(uri, null));
  }
}
