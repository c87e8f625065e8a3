package io.github.siakoberpa;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * How far one reader has come among the events of an {@link EmbeddedFlow}: it misses none, over
 * restarts too, and is given the same ones again until it says that it has done with them. A new
 * reader begins with what comes from now on. Used by one thread at a time.
 */
public final class EventPlace {
  private final ProducerTemplate routes;
  private final String name;

  EventPlace(ProducerTemplate routes, String name) {
    this.routes = routes;
    this.name = name;
    call("direct:open-event-cursor", null);
  }

  /** The next events as rows of the table {@code events}, a hundred at most; none if it has all. */
  @SuppressWarnings("unchecked")
  public List<Map<String, @Nullable Object>> next() {
    return call("direct:next-events", null).getMessage().getBody(List.class);
  }

  /** It has done with everything up to that row. */
  public void doneUpTo(Map<String, @Nullable Object> row) {
    call("direct:event-cursor-done", row.get("id"));
  }

  private Exchange call(String uri, @Nullable Object doneUpTo) {
    Exchange exchange =
        routes.request(
            uri,
            request -> {
              request.setVariable("cursor", name);
              request.setVariable("doneUpTo", doneUpTo);
            });
    if (exchange.getException() != null) {
      throw RuntimeCamelException.wrapRuntimeCamelException(exchange.getException());
    }
    return exchange;
  }
}
