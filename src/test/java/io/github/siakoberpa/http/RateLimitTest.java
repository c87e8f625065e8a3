package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimit limit = new RateLimit(60, now::get);

  private void pass(long seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private int untilRefused() {
    int passed = 0;
    while (limit.take("a") == 0) {
      passed++;
    }
    return passed;
  }

  @Test
  void a_minutes_worth_may_come_at_once_and_then_as_much_as_time_gives() {
    assertThat(untilRefused()).isEqualTo(60);
    assertThat(limit.take("a")).as("seconds to wait").isEqualTo(1);

    pass(10);

    assertThat(untilRefused()).isEqualTo(10);
  }

  @Test
  void no_more_gathers_than_a_minutes_worth() {
    assertThat(untilRefused()).isEqualTo(60);

    pass(3600);

    assertThat(untilRefused()).isEqualTo(60);
  }

  @Test
  void callers_do_not_take_from_each_other() {
    assertThat(untilRefused()).isEqualTo(60);

    assertThat(limit.take("b")).isZero();
  }

  @Test
  void without_a_limit_everything_passes() {
    RateLimit none = new RateLimit(0, now::get);

    for (int i = 0; i < 1000; i++) {
      assertThat(none.take("a")).isZero();
    }
  }

  @Test
  void callers_beyond_number_share_what_is_left() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(limit.take("caller " + i)).isZero();
    }
    int passed = 0;
    for (int i = 0; i < 1000; i++) {
      passed += limit.take("another " + i) == 0 ? 1 : 0;
    }
    assertThat(passed).isEqualTo(60);

    pass(60);

    assertThat(limit.take("yet another")).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(limit.take("again " + i)).as("after the old ones are forgotten").isZero();
    }
  }
}
