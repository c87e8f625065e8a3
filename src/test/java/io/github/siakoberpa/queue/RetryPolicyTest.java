package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final String DELAYS = "5s,30s,2m,10m,30m";
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final QueueSettings settings =
      new QueueSettings(Duration.ofSeconds(5), Duration.ofMinutes(10), 10, 10, 10);
  private final RetryPolicy policy = new RetryPolicy(clock, new Random(7), settings);

  private static Map<String, Object> job(Long expiresAt) {
    Map<String, Object> row = new HashMap<>(Map.of("max_attempts", 6));
    row.put("expires_at", expiresAt);
    return row;
  }

  @Test
  void waits_grow_and_differ_by_at_most_a_fifth() {
    long[] expected = {5_000, 30_000, 120_000, 600_000, 1_800_000};
    for (int attempt = 1; attempt <= expected.length; attempt++) {
      RetryDecision decision = policy.after(DELAYS, true, job(null), attempt);
      long wait = decision.wakeAt() - clock.millis();
      assertThat(wait)
          .as("after try %d", attempt)
          .isBetween(expected[attempt - 1] * 8 / 10, expected[attempt - 1] * 12 / 10);
      assertThat(decision.attempts()).isEqualTo(attempt);
    }
  }

  @Test
  void sixth_failure_is_the_last() {
    assertThat(policy.after(DELAYS, true, job(null), 6).wakeAt()).isNull();
  }

  @Test
  void final_failure_is_not_tried_again() {
    assertThat(policy.after(DELAYS, false, job(null), 1).wakeAt()).isNull();
  }

  @Test
  void nothing_is_tried_after_it_has_expired() {
    assertThat(policy.after(DELAYS, true, job(clock.millis() + 1_000), 1).wakeAt()).isNull();
    assertThat(policy.after(DELAYS, true, job(clock.millis() + 60_000), 1).wakeAt()).isNotNull();
  }

  @Test
  void try_that_could_not_begin_is_not_counted() {
    assertThat(policy.soon(1).attempts()).isZero();
  }

  @Test
  void hold_ends_when_its_time_is_used_up() {
    assertThat(policy.isHeldTooLong(Map.of("held_ms", 595_000))).isFalse();
    assertThat(policy.isHeldTooLong(Map.of("held_ms", 596_000))).isTrue();
  }

  @Test
  void poison_is_what_five_starts_found_and_none_sent() {
    assertThat(policy.isPoison(Map.of("crashes", 3, "attempts", 0))).isFalse();
    assertThat(policy.isPoison(Map.of("crashes", 4, "attempts", 0))).isTrue();
    assertThat(policy.isPoison(Map.of("crashes", 9, "attempts", 1))).isFalse();
  }
}
