package io.github.siakoberpa.webhook;

import io.github.siakoberpa.events.EventText;
import io.github.siakoberpa.outbound.OutboundException;
import io.github.siakoberpa.outbound.OutboundPost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * The step that signs the event of variable post and posts it, without a thread that waits for the
 * answer; variable answeredStatus afterwards. Whatever is not taken fails with a {@link
 * DeliveryException}. Thread-safe.
 */
public final class WebhookPost extends AsyncProcessorSupport {
  private static final EventText TEXT = new EventText();

  private final OutboundPost client;
  private final Clock clock;

  /** Posts by that client. */
  public WebhookPost(OutboundPost client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Map<String, @Nullable Object> post = exchange.getVariable("post", Map.class);
    if (post.get("event_id") == null) {
      exchange.setException(new DeliveryException(null, Deliveries.ERASED, null));
      callback.done(true);
      return true;
    }
    byte[] body = TEXT.json(post).getBytes(StandardCharsets.UTF_8);
    client
        .post(URI.create(String.valueOf(post.get("url"))), headers(post, body), body)
        .onComplete(
            answer -> {
              if (answer.failed()) {
                exchange.setException(failure(answer.cause()));
              } else {
                answered(exchange, answer.result());
              }
              callback.done(false);
            });
    return false;
  }

  private Map<String, String> headers(Map<String, @Nullable Object> post, byte[] body) {
    String id = String.valueOf(post.get("event_id"));
    long timestamp = clock.instant().getEpochSecond();
    String signature =
        WebhookSecrets.signature(String.valueOf(post.get("secret")), id, timestamp, body);
    Object previous = post.get("previous_secret");
    if (previous != null) {
      signature += " " + WebhookSecrets.signature(previous.toString(), id, timestamp, body);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", signature);
    return headers;
  }

  private static void answered(Exchange exchange, int status) {
    exchange.setVariable("answeredStatus", status);
    if (status < 200 || status > 299) {
      exchange.setException(
          new DeliveryException(status, "It answers %d.".formatted(status), null));
    }
  }

  private static DeliveryException failure(Throwable cause) {
    String words =
        cause instanceof OutboundException known
            ? String.valueOf(known.getMessage())
            : "Its server does not answer.";
    return new DeliveryException(null, words, cause);
  }
}
