package io.github.siakoberpa.http;

import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes that Camel makes of {@code rest:}, which only lead to ours, have no error handler:
 * what fails is answered, and told in the log if it is a mistake of ours, by the route's
 * configuration or by the door. Camel's own handler would write each refused message into the log
 * with all its frames.
 */
public final class CallsWithoutErrorHandler extends ModelLifecycleStrategySupport {
  @Override
  public void onAddRouteDefinition(RouteDefinition route) {
    if (Boolean.TRUE.equals(route.isRest())) {
      route.setErrorHandlerFactory(new NoErrorHandlerBuilder());
    }
  }
}
