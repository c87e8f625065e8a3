package io.github.siakoberpa.auth;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** When something was done, by whom and from where. Thread-safe. */
public final class AuditTrail {
  private final Clock clock;
  private final Function<Exchange, @Nullable String> origin;

  /** The function tells from which address a call came; null = not over the network. */
  public AuditTrail(Clock clock, Function<Exchange, @Nullable String> origin) {
    this.clock = clock;
    this.origin = origin;
  }

  /** Now, in epoch milliseconds. */
  public long now() {
    return clock.millis();
  }

  /** The name of variable caller; null = nobody known. */
  public @Nullable String actor(Exchange exchange) {
    Caller caller = exchange.getVariable("caller", Caller.class);
    return caller == null ? null : caller.name();
  }

  /**
   * The user of a row, as the log names them; null = somebody there is not.
   *
   * @param row of user_id
   */
  public @Nullable String user(@Nullable Map<String, Object> row) {
    return row == null ? null : "user:" + row.get("user_id");
  }

  /** Where the call came from; null = not over the network. */
  public @Nullable String address(Exchange exchange) {
    return origin.apply(exchange);
  }
}
