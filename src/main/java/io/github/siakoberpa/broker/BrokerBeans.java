package io.github.siakoberpa.broker;

import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.events.EventText;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.spi.Registry;

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
   * @throws Exception when something cannot become a service of the context
   */
  public static void bindJms(CamelContext context, BrokerRules rules, JmsSettings settings)
      throws Exception {
    JmsIntake intake = new JmsIntake(settings, rules);
    JmsOutlet outlet = new JmsOutlet(settings);
    context.addService(intake);
    context.addService(outlet);
    context.getRegistry().bind("jmsIntake", intake);
    context.getRegistry().bind("jmsOutlet", outlet);
    wake(context, "seda:siakoberpa-outcomes-jms");
  }

  /** Kafka. It is tried again for ever when it is not there. */
  public static void bindKafka(CamelContext context, BrokerRules rules, Duration interval) {
    KafkaComponent kafka = context.getComponent("kafka", KafkaComponent.class);
    kafka.setCreateConsumerBackoffMaxAttempts(EVERY_TIME);
    kafka.setCreateConsumerBackoffInterval(interval.toMillis());
    kafka.setSubscribeConsumerBackoffMaxAttempts(EVERY_TIME);
    kafka.setSubscribeConsumerBackoffInterval(interval.toMillis());
    context.getRegistry().bind("kafkaIntake", new KafkaIntake(context, rules));
    wake(context, "seda:siakoberpa-outcomes-kafka");
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
