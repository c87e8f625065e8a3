package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FallbackPollTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final FallbackPoll poll =
      new FallbackPoll(clock, new QueueConfig(1, Duration.ofSeconds(2), Duration.ofMinutes(1)));

  @Test
  void it_is_due_once_in_an_interval() {
    assertThat(poll.isDue()).isFalse();
    clock.advance(Duration.ofSeconds(2));
    assertThat(poll.isDue()).isTrue();
    assertThat(poll.isDue()).isFalse();
  }

  @Test
  void a_clock_that_was_set_back_does_not_silence_it() {
    clock.advance(Duration.ofHours(-1));
    assertThat(poll.isDue()).isTrue();
    assertThat(poll.isDue()).isFalse();
  }
}
