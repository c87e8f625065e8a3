package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CallerCacheTest {
  private static final Caller CALLER = Caller.of(new User(3, "a@b", Role.ADMIN));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final CallerCache cache = new CallerCache(clock, Duration.ofMinutes(15));

  private void admit() {
    cache.admit("l", cache.generation(), CALLER);
  }

  @Test
  void a_caller_is_looked_up_once_in_a_few_seconds() {
    assertThat(cache.find("l")).as("at first").isNull();
    admit();

    assertThat(cache.find("l")).as("right afterwards").isEqualTo(CALLER);
    clock.advance(Duration.ofSeconds(6));
    assertThat(cache.find("l")).as("later").isNull();
  }

  @Test
  void a_key_is_good_to_the_moment_at_which_it_expires() {
    long expires = clock.millis() + 1_000;
    Caller key = new Caller("key:1", null, null, EnumSet.of(Scope.READ), null, expires);
    cache.admit("k", cache.generation(), key);
    clock.advance(Duration.ofMillis(999));
    assertThat(cache.find("k")).isEqualTo(key);

    clock.advance(Duration.ofMillis(1));

    assertThat(cache.find("k")).isNull();
  }

  @Test
  void an_end_counts_at_once() {
    admit();
    cache.end("l");

    ended(() -> cache.find("l"));
  }

  @Test
  void a_look_up_that_was_under_way_cannot_bring_a_login_back() {
    cache.end("l");

    ended(this::admit);
    ended(() -> cache.find("l"));
  }

  @Test
  void what_was_found_before_a_change_of_users_is_not_remembered() {
    long before = cache.generation();
    admit();
    cache.forgetAll();
    assertThat(cache.find("l")).as("those that were known").isNull();

    cache.admit("l", before, CALLER);

    assertThat(cache.find("l")).as("those whose look-up was under way").isNull();
  }

  @Test
  void an_end_is_remembered_until_every_token_of_it_has_expired() {
    cache.end("l");
    cache.forgetAll();
    clock.advance(Duration.ofMinutes(14));

    ended(() -> cache.find("l"));
  }

  private static void ended(Runnable use) {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(use::run)
        .satisfies(e -> assertThat(e.code()).isEqualTo(NotAuthenticatedException.Code.LOGIN_ENDED));
  }
}
