package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Roles;
import io.github.siakoberpa.auth.User;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets those pass who may send messages. A step rather than a call of {@link Roles}, since it runs
 * for every message. Needs variable user. Thread-safe.
 */
public final class SendersOnly implements Processor {
  private final Roles roles = new Roles();

  @Override
  public void process(Exchange exchange) {
    roles.require(exchange.getVariable("user", User.class), "admin,operator,sender");
  }
}
