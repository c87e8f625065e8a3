package io.github.siakoberpa.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lists that the parts of a split answered into one, in the order of the parts. Stateless.
 */
public final class AllResults implements AggregationStrategy {
  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange part) {
    if (before == null) {
      part.getMessage().setBody(new ArrayList<>(results(part)));
      return part;
    }
    if (part.getException() != null) {
      before.setException(part.getException());
      return before;
    }
    List<Object> all = new ArrayList<>(results(before));
    all.addAll(results(part));
    before.getMessage().setBody(all);
    return before;
  }

  private static List<?> results(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof List<?> list ? list : List.of();
  }
}
