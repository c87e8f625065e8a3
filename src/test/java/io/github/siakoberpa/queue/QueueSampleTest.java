package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSampleTest {
  private static final List<Map<String, Object>> SENT =
      List.of(Map.of("session", "s", "state", "sent", "row_count", 9));
  private static final List<Map<String, Object>> READY =
      List.of(Map.of("session", "s", "state", "ready", "row_count", 1));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final QueueSample sample = new QueueSample(clock);

  @Test
  void counting_takes_no_more_than_a_fiftieth_of_the_time() {
    assertThat(sample.isFinishedDue()).isTrue();
    clock.advance(Duration.ofMillis(500));
    sample.finishedCounted(SENT);

    clock.advance(Duration.ofMillis(49 * 500 - 1));
    assertThat(sample.isFinishedDue()).isFalse();
    assertThat(sample.isDue()).as("what is open is counted apart").isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(sample.isFinishedDue()).isTrue();
  }

  @Test
  void counting_that_costs_nothing_is_always_due() {
    for (int i = 0; i < 3; i++) {
      assertThat(sample.isDue()).isTrue();
      sample.openCounted();
    }
  }

  @Test
  void a_count_that_failed_is_tried_again() {
    assertThat(sample.isDue()).isTrue();
    clock.advance(Duration.ofSeconds(5));
    assertThat(sample.isDue()).isTrue();
  }

  @Test
  void a_clock_that_was_set_back_does_not_stop_the_counting() {
    sample.isDue();
    clock.advance(Duration.ofHours(1));
    sample.openCounted();
    clock.advance(Duration.ofDays(-1));

    assertThat(sample.isDue()).isTrue();
  }

  @Test
  void the_figures_are_news_once() {
    sample.open(READY, List.of(), List.of());
    sample.finishedCounted(SENT);

    assertThat(sample.all()).containsExactly(READY.get(0), SENT.get(0));
    assertThat(sample.isNews(sample.all())).isTrue();
    assertThat(sample.isNews(sample.all())).isFalse();
  }
}
