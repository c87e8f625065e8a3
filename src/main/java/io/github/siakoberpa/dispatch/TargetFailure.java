package io.github.siakoberpa.dispatch;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;

/**
 * Throws again what a target has thrown, as if it had happened here. Needed because a target may be
 * a route with an error handler of its own: Camel marks its failure as already handled to
 * exhaustion, and no error handler of the dispatching route would act on it. Stateless.
 */
public final class TargetFailure implements Processor {
  @Override
  public void process(Exchange exchange) throws Exception {
    exchange.removeProperty(ExchangePropertyKey.EXCEPTION_HANDLED);
    exchange.getExchangeExtension().setFailureHandled(false);
    exchange.getExchangeExtension().setErrorHandlerHandled(null);
    throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }
}
