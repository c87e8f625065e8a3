package io.github.siakoberpa.auth;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step after {@code direct:authenticate} of calls about one's own login, for which everybody
 * has the scope: lets those pass who logged in, and no API key. Stateless.
 */
final class LoginStep implements Processor {
  @Override
  public void process(Exchange exchange) {
    Caller caller = exchange.getVariable("caller", Caller.class);
    if (caller == null || caller.user() == null) {
      throw ForbiddenException.ofKeys();
    }
  }
}
