package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallWatchTest {
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void a_call_that_lasts_too_long_ends_the_browser_and_one_that_returned_does_not() {
    try (CallWatch watch = new CallWatch(scheduler, ended::incrementAndGet)) {
      watch.begin(Duration.ofDays(1));
      watch.end();
      assertThat(watch.overdue()).isFalse();
      watch.begin(Duration.ofMillis(1));
      Awaitility.await().until(watch::overdue);
      assertThat(ended).hasPositiveValue();
    }
  }
}
