package io.github.siakoberpa.http;

import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What requests about one person's data say. Stateless. */
public final class PersonRequests {
  /** Whether it is still known afterwards that they do not want to hear from us. */
  public boolean keepOptOut(Exchange exchange) {
    String keep = IncomingRequest.of(exchange).query("keepOptOut").orElse("true");
    if (!keep.equals("true") && !keep.equals("false")) {
      throw InvalidRequestException.of(
          new Problem("KEEP_OPT_OUT_INVALID", "It must be true or false.", "keepOptOut"));
    }
    return keep.equals("true");
  }

  /**
   * A walk over all messages.
   *
   * @param range the row of {@code job-range.sql}
   */
  public PersonWalk walk(Map<String, @Nullable Object> range) {
    return new PersonWalk(range);
  }
}
