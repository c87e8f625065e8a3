package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @Test
  void jobsOfOneMillisecondAreInTheOrderInWhichTheyWereNamed() {
    Identifiers identifiers = new Identifiers(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

    // More than the counter has room for in one millisecond.
    List<String> names = Stream.generate(identifiers::newJobId).limit(10_000).toList();

    assertThat(names).isSorted().doesNotHaveDuplicates();
    assertThat(names.get(0)).isGreaterThanOrEqualTo(Identifiers.firstJobIdAt(NOW.toEpochMilli()));
    assertThat(UUID.fromString(names.get(9_999)).version()).isEqualTo(7);
  }

  @Test
  void aClockThatIsPutBackDoesNotBreakTheOrder() {
    MutableClock clock = new MutableClock(NOW);
    Identifiers identifiers = new Identifiers(clock, new Random(1));
    String before = identifiers.newJobId();

    clock.advance(Duration.ofMinutes(-1));

    assertThat(identifiers.newJobId()).isGreaterThan(before);
  }
}
