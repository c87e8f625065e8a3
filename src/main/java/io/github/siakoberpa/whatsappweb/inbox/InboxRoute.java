package io.github.siakoberpa.whatsappweb.inbox;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.EventRef;
import java.util.function.Consumer;

/** The route that an inbox delivers to. */
public interface InboxRoute {
  /** Whether it wants to hear of that. */
  boolean wants(EventRef event);

  /** Hands an event to the route; calls back once, on any thread, whether that succeeded. */
  void deliver(ChatEvent event, Consumer<Boolean> done);

  /** Whether it knows from elsewhere that the event was delivered. */
  boolean remembers(String key);

  /** The event was delivered. */
  void remember(String key);

  /** Something else than the route failed; it is tried again. */
  void failed(Throwable failure);
}
