package io.github.siakoberpa.events;

import io.github.siakoberpa.database.SqliteTransactions;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Everything of events that the routes look up by name. */
public final class EventBeans {
  private EventBeans() {}

  /**
   * Binds the beans; the transactions must be bound already.
   *
   * @param on whether anything is recorded
   * @throws Exception when the signal cannot become a service of the context
   */
  public static void bind(CamelContext context, Clock clock, boolean on, EventRetention retention)
      throws Exception {
    Registry registry = context.getRegistry();
    registry.bind("eventRows", new EventRows(clock, on));
    registry.bind("sessionStates", new SessionStates());
    registry.bind("eventText", new EventText());
    registry.bind("eventWindows", new EventWindows());
    registry.bind("eventRetention", retention);
    EventSignal signal = new EventSignal("direct:look-for-events");
    registry.bind("eventSignal", signal);
    context.addService(signal);
    registry
        .lookupByNameAndType("transactionManager", SqliteTransactions.class)
        .afterCommit(signal::committed);
  }
}
