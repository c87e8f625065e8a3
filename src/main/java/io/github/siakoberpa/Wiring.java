package io.github.siakoberpa;

import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.dispatch.QueueBeans;
import io.github.siakoberpa.dispatch.SessionGate;
import io.github.siakoberpa.dispatch.WhatsAppWebTarget;
import io.github.siakoberpa.http.HttpDoor;
import io.github.siakoberpa.http.HttpDoorSettings;
import io.github.siakoberpa.queue.Pace;
import io.github.siakoberpa.queue.QueueSettings;
import io.github.siakoberpa.queue.RecipientParser;
import java.security.SecureRandom;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.main.SimpleMain;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Gives one Camel context everything that the routes look up. Used once, by the starting thread.
 */
final class Wiring {
  private final Settings settings;
  private final Database database;
  private final Clock clock;
  private final CamelContext context;

  Wiring(Settings settings, Database database, Clock clock, CamelContext context) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    this.context = context;
  }

  /** Camel's own start-up, with what the configuration of components refers to. */
  SimpleMain main() {
    context.getRegistry().bind("clock", clock);
    context.getRegistry().bind("writer", database.writer());
    context.getRegistry().bind("reader", database.reader());
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(database.writer());
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(transactions);
    context.getRegistry().bind("transactionManager", transactions);
    context.getRegistry().bind("transactionPolicy", policy);
    return CamelDefaults.main(context, settings);
  }

  HttpDoor door() throws Exception {
    HttpDoorSettings door =
        new HttpDoorSettings(
            settings.text("camel.server.host"),
            settings.number("camel.server.port", 0, 65_535),
            settings.number("camel.server.max-body-size", 1, Integer.MAX_VALUE));
    return HttpDoor.build(context, door);
  }

  void bindBeans() throws Exception {
    String country = settings.text("siakoberpa.numbers.default-country");
    context.getRegistry().bind("recipientParser", new RecipientParser(country));
    SessionGate gate =
        new SessionGate(
            settings.text(Settings.DISPATCH_TO),
            new WhatsAppWebTarget(context),
            context::isStopping);
    QueueSettings queue = queueSettings();
    QueueBeans.bind(context, clock, queue, pace(queue), gate);
  }

  private QueueSettings queueSettings() {
    return new QueueSettings(
        settings.number("siakoberpa.dispatch.concurrency", 1, 64),
        settings.duration("siakoberpa.dispatch.lease"),
        settings.duration("siakoberpa.dispatch.look-up-interval"),
        settings.duration("siakoberpa.dispatch.uncertain-hold"));
  }

  private Pace pace(QueueSettings queue) {
    boolean polite =
        switch (settings.oneOf("siakoberpa.pace", "auto", "polite", "off")) {
          case "polite" -> true;
          case "off" -> false;
          default -> settings.reachesPeople() && settings.dispatchesToWhatsAppWeb();
        };
    SecureRandom random = new SecureRandom();
    return polite ? Pace.polite(random) : Pace.off(queue.concurrency(), random);
  }
}
