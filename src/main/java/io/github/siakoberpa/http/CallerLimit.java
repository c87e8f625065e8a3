package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step after the authentication: no user or API key calls more often than is allowed, however
 * many logins there are. Needs variable caller. Never blocks. Thread-safe.
 */
public final class CallerLimit implements Processor {
  private final RateLimit limit;

  /**
   * A limit for each user and each API key.
   *
   * @param perMinute 0 = none
   */
  public CallerLimit(int perMinute) {
    this.limit = new RateLimit(perMinute, System::nanoTime);
  }

  @Override
  public void process(Exchange exchange) {
    if (limit.isOn()) {
      Caller caller = Authentication.caller(exchange);
      int wait = caller == null ? 0 : limit.take(caller.name());
      if (wait > 0) {
        throw new TooManyRequestsException(wait);
      }
    }
  }
}
