package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginCacheTest {
  private static final Map<String, Object> ROW =
      Map.of("login_id", "l", "user_id", 3L, "email", "a@b", "role", "admin");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final LoginCache cache = new LoginCache(clock, Duration.ofMinutes(15));

  @Test
  void a_login_is_looked_up_once_in_a_few_seconds() {
    assertThat(cache.find("l")).as("at first").isNull();
    cache.admit("l", ROW);

    assertThat(cache.find("l")).as("right afterwards").isEqualTo(new User(3, "a@b", "admin"));
    clock.advance(Duration.ofSeconds(6));
    assertThat(cache.find("l")).as("later").isNull();
  }

  @Test
  void a_login_that_the_database_does_not_know_is_over() {
    ended(() -> cache.admit("l", null));
  }

  @Test
  void an_end_counts_at_once() {
    cache.admit("l", ROW);
    cache.end("l");

    ended(() -> cache.find("l"));
  }

  @Test
  void a_look_up_that_was_under_way_cannot_bring_a_login_back() {
    cache.end("l");

    ended(() -> cache.admit("l", ROW));
    ended(() -> cache.find("l"));
  }

  @Test
  void an_end_is_remembered_until_every_token_of_it_has_expired() {
    cache.end("l");
    clock.advance(Duration.ofMinutes(14));

    ended(() -> cache.find("l"));
  }

  private static void ended(Runnable use) {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(use::run)
        .satisfies(e -> assertThat(e.code()).isEqualTo(NotAuthenticatedException.Code.LOGIN_ENDED));
  }
}
