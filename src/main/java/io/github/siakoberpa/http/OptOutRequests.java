package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.RecipientResult;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What requests about opt-outs say. Thread-safe. */
public final class OptOutRequests {
  private static final int MAX_ROWS = 1_000;
  private static final int USUAL_ROWS = 100;
  private static final int MAX_REASON = 200;
  private static final int MAX_NUMBER = 64;

  private final RecipientParser recipients;

  /** Numbers are read as those of recipients are. */
  public OptOutRequests(RecipientParser recipients) {
    this.recipients = recipients;
  }

  /**
   * A page of the list.
   *
   * @param after the chat before its first
   * @param size how many it has at most
   */
  public record Page(String after, int size) {
    /** One more, which tells whether there is a next page. */
    public int rows() {
      return size + 1;
    }
  }

  /** The page that the query asks for. */
  public Page page(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    return new Page(request.query("cursor").orElse(""), size(request.query("limit")));
  }

  private static int size(Optional<String> limit) {
    if (limit.isEmpty()) {
      return USUAL_ROWS;
    }
    if (limit.get().matches("[1-9]\\d{0,3}") && Integer.parseInt(limit.get()) <= MAX_ROWS) {
      return Integer.parseInt(limit.get());
    }
    throw InvalidRequestException.of(
        new Problem("LIMIT_INVALID", "It must be from 1 to %d.".formatted(MAX_ROWS), "limit"));
  }

  /** The chat of the number in the path. */
  public String chat(Exchange exchange) {
    String written = IncomingRequest.of(exchange).path("number");
    RecipientResult result =
        written.length() > MAX_NUMBER
            ? new InvalidRecipient("NUMBER_INVALID", "A number has 10 to 15 digits.")
            : recipients.parse(written);
    if (result instanceof InvalidRecipient invalid) {
      throw InvalidRequestException.of(new Problem(invalid.code(), invalid.message(), "number"));
    }
    return ((Recipient) result).chatId();
  }

  /** The reason in the body, which may be empty; null = none is given. */
  public @Nullable String reason(Exchange exchange) {
    Fields fields = new Fields(RequestBody.optionalJson(IncomingRequest.of(exchange)));
    fields.onlyKnown(Set.of("reason"));
    String reason = fields.text("reason", false);
    if (reason != null && reason.length() > MAX_REASON) {
      fields.wrong(
          "reason",
          "REASON_INVALID",
          "It must not be longer than %d characters.".formatted(MAX_REASON));
    }
    fields.check();
    return reason;
  }
}
