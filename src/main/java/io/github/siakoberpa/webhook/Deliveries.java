package io.github.siakoberpa.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What {@code webhooks.camel.yaml} asks of deliveries: when one is tried again, and the rows of its
 * statements. The waits themselves stand there. Thread-safe.
 */
public final class Deliveries {
  static final String ERASED = "The event was erased.";

  private static final double JITTER = 0.2;
  private static final int LEFT_ALONE_FROM = 5;
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Clock clock;
  private final RandomGenerator random;
  private final WebhookSettings settings;

  /** Waits are counted from the clock's present. */
  public Deliveries(Clock clock, RandomGenerator random, WebhookSettings settings) {
    this.clock = clock;
    this.random = random;
    this.settings = settings;
  }

  /** How many requests to one webhook may be under way. */
  public int atOnce() {
    return settings.atOnce();
  }

  /** A delivery that began before then, and has not ended, was never written down. */
  public long staleBefore() {
    return clock.millis() - settings.timeout().plus(SLACK).toMillis();
  }

  /** A webhook that has taken nothing since then is paused. */
  public long deadSince() {
    return clock.millis() - settings.pauseAfter().toMillis();
  }

  /** Claimed rows in the order of their events. */
  public List<Map<String, Object>> inOrder(List<Map<String, Object>> claimed) {
    List<Map<String, Object>> sorted = new ArrayList<>(claimed);
    sorted.sort(Comparator.comparingLong(row -> number(row, "event")));
    return sorted;
  }

  /** The row of a delivery that arrived. */
  public Map<String, @Nullable Object> taken(Exchange exchange) {
    Map<String, @Nullable Object> row = row(exchange);
    row.put("state", "delivered");
    row.put("last_status", exchange.getVariable("answeredStatus"));
    row.put("taken", 1);
    row.put("back_again", number(post(exchange), "failures") >= LEFT_ALONE_FROM);
    return row;
  }

  /**
   * The row of a delivery that did not.
   *
   * @param delays the waits after the first, second, … try; after the last one it is given up
   * @param holds the waits of the webhook as a whole, after its fifth failure in a row, the sixth,
   *     …
   */
  public Map<String, @Nullable Object> notTaken(Exchange exchange, String delays, String holds) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    Map<String, @Nullable Object> row = row(exchange);
    List<Duration> waits = durations(delays);
    int attempts = (int) number(row, "attempts");
    boolean erased = post(exchange).get("event_id") == null;
    boolean again = !erased && attempts <= waits.size();
    row.put("state", again ? "waiting" : "failed");
    row.put("next_at", again ? later(waits.get(attempts - 1)) : 0L);
    row.put("last_status", failure instanceof DeliveryException known ? known.status() : null);
    row.put("last_error", words(failure));
    // An event that is gone says nothing of the webhook.
    row.put("taken", erased ? 1 : 0);
    row.put("hold_until", later(hold(durations(holds), number(post(exchange), "failures") + 1)));
    return row;
  }

  /** Of the rows that ended together, those of webhooks that had been left alone. */
  public List<Map<String, @Nullable Object>> backAgain(List<Map<String, @Nullable Object>> ended) {
    return ended.stream().filter(row -> Boolean.TRUE.equals(row.get("back_again"))).toList();
  }

  /** What a test call sends. */
  public Map<String, @Nullable Object> test(Map<String, @Nullable Object> webhook) {
    Map<String, @Nullable Object> post = new HashMap<>(webhook);
    post.put("event_id", "test-" + UUID.randomUUID());
    post.put("kind", "webhook.test");
    post.put("session", null);
    post.put("created_at", clock.millis());
    post.put("body", "{}");
    return post;
  }

  private static Duration hold(List<Duration> holds, long failures) {
    long beyond = Math.max(0, failures - LEFT_ALONE_FROM);
    return holds.get((int) Math.min(beyond, holds.size() - 1L));
  }

  private long later(Duration wait) {
    return clock.millis() + Math.round(wait.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> row(Exchange exchange) {
    Map<String, @Nullable Object> row = new HashMap<>(exchange.getVariable("delivery", Map.class));
    row.put("next_at", 0L);
    row.put("last_status", null);
    row.put("last_error", null);
    row.put("hold_until", 0L);
    return row;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> post(Exchange exchange) {
    return exchange.getVariable("post", Map.class);
  }

  private static String words(@Nullable Throwable failure) {
    return failure instanceof DeliveryException known
        ? String.valueOf(known.getMessage())
        : "It could not be sent.";
  }

  private static List<Duration> durations(String list) {
    return Stream.of(list.split(","))
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .map(text -> Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text))
        .toList();
  }

  private static long number(Map<String, ? extends @Nullable Object> row, String column) {
    if (row.get(column) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("The row has no number in column " + column);
  }
}
