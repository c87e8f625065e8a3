package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.User;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step after the authentication: no user calls more often than is allowed, however many logins
 * he has. Needs variable user. Never blocks. Thread-safe.
 */
public final class CallerLimit implements Processor {
  private final RateLimit limit;

  /**
   * A limit for each user.
   *
   * @param perMinute 0 = none
   */
  public CallerLimit(int perMinute) {
    this.limit = new RateLimit(perMinute, System::nanoTime);
  }

  @Override
  public void process(Exchange exchange) {
    if (limit.isOn()) {
      User user = exchange.getVariable("user", User.class);
      int wait = user == null ? 0 : limit.take(Long.toString(user.id()));
      if (wait > 0) {
        throw new TooManyRequestsException(wait);
      }
    }
  }
}
