package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTimingHttpTest {
  @TempDir Path folder;

  @Test
  void known_and_unknown_users_cannot_be_told_apart_by_the_time_of_200_tries() {
    MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    // Enough work for a hash to stand out of a request, if it were not done for both.
    try (Application application =
        TestApplication.in(folder).at(clock).with("siakoberpa.auth.password-cost", "6").start()) {
      ApiClient api = ApiClient.to(application.port());
      for (int i = 0; i < 110; i++) {
        long first = nanos(api, TestApplication.EMAIL);
        long second = nanos(api, "nobody@example.org");
        if (i >= 10) {
          known.add(first);
          unknown.add(second);
        }
        // Nobody is slowed down here.
        clock.advance(Duration.ofMinutes(6));
      }
    }
    Collections.sort(known);
    Collections.sort(unknown);

    long noise = Math.max(known.get(75) - known.get(25), unknown.get(75) - unknown.get(25));
    assertThat(Math.abs(known.get(50) - unknown.get(50)))
        .as("between medians of %d and %d ns", known.get(50), unknown.get(50))
        .isLessThan(Math.max(noise, known.get(50) / 4));
  }

  private static long nanos(ApiClient api, String email) {
    String body = "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(email);
    long begin = System.nanoTime();
    assertThat(api.post("/api/auth/login", body).status()).isEqualTo(401);
    return System.nanoTime() - begin;
  }
}
