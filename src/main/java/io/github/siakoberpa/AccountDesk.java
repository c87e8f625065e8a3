package io.github.siakoberpa;

import io.github.siakoberpa.auth.AuditTrail;
import io.github.siakoberpa.auth.AuthBeans;
import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.dispatch.QueueBeans;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.seed.SeedMessages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * The routes of users, API keys and imports on the data folder, without an application around them:
 * commands do the same as the HTTP door, by the same routes. Used by one thread.
 */
final class AccountDesk implements AutoCloseable {
  private static final List<String> ROUTES =
      List.of(
          "accounts.camel.yaml",
          "audit.camel.yaml",
          "enqueue.camel.yaml",
          "commands/import-seed.yaml");

  private final Database database;
  private final CamelContext context;
  private final ProducerTemplate template;
  private final SeedMessages messages;

  private AccountDesk(Database database, CamelContext context, SeedMessages messages) {
    this.database = database;
    this.context = context;
    this.messages = messages;
    this.template = context.createProducerTemplate();
  }

  /** Opens it, beside a running application if there is one. */
  static AccountDesk open(Settings settings, Clock clock) {
    PrivateFolder.make(settings.dataFolder());
    RecipientParser recipients =
        new RecipientParser(settings.text("siakoberpa.numbers.default-country"));
    SeedMessages messages = new SeedMessages(recipients, clock);
    Database database = Database.openOrJoin(settings.dataFolder());
    CamelContext context = new DefaultCamelContext(false);
    try {
      ParsedStatements.use(context);
      QueueWiring.bindDatabase(context, database);
      AuthBeans.bindAccounts(context.getRegistry());
      context.getRegistry().bind("auditTrail", new AuditTrail(clock, exchange -> null));
      context.getRegistry().bind("seedMessages", messages);
      QueueBeans.bindEnqueue(context, clock, QueueWiring.queueSettings(settings), () -> null);
      for (String name : ROUTES) {
        PluginHelper.getRoutesLoader(context)
            .loadRoutes(
                PluginHelper.getResourceLoader(context)
                    .resolveResource(RouteFiles.of(settings.workingFolder()).beside(name)));
      }
      context.start();
      return new AccountDesk(database, context, messages);
    } catch (Exception e) {
      context.stop();
      database.close();
      throw StartFailures.translated(e);
    }
  }

  /** Messages of the older program, as they are being taken over. */
  SeedMessages messages() {
    return messages;
  }

  /** Sends an exchange with those variables through a route; what it left in another variable. */
  @Nullable Object call(String uri, Map<String, Object> variables, String wanted) {
    Exchange exchange =
        template.request(
            uri,
            request -> {
              request.setVariable("caller", Caller.console());
              variables.forEach(request::setVariable);
            });
    if (exchange.getException() != null) {
      throw StartFailures.translated(exchange.getException());
    }
    return exchange.getVariable(wanted);
  }

  /** The rows of a statement of a few rows. */
  @SuppressWarnings("unchecked")
  List<Map<String, @Nullable Object>> rows(String statement, Map<String, Object> variables) {
    String uri = "sql:classpath:siakoberpa/sql/" + statement + ".sql?dataSource=#reader";
    Exchange exchange = template.request(uri, request -> variables.forEach(request::setVariable));
    if (exchange.getException() != null) {
      throw StartFailures.translated(exchange.getException());
    }
    return exchange.getMessage().getBody(List.class);
  }

  @Override
  public void close() {
    context.stop();
    database.close();
  }
}
