package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.siakoberpa.queue.PaceChange.Changed;
import io.github.siakoberpa.queue.PaceChange.Refused;
import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final Pace pace =
      new Pace(
          PaceDefaults.polite(Map.of()),
          () -> 10,
          new MutableClock(Instant.parse("2026-11-24T12:00:00Z")),
          new Random(3));

  private Changed change(Map<String, Object> changes) {
    Changed changed = (Changed) pace.changed("default", changes);
    pace.adopt(changed);
    return changed;
  }

  @Test
  void nothing_leaves_before_the_paces_are_known() {
    assertThat(pace.slots("default")).isZero();
    pace.begin();
    assertThat(pace.slots("default")).isEqualTo(1);
    change(Map.of("mode", "off"));
    assertThat(pace.slots("default")).isEqualTo(10);
    assertThat(pace.slots("other")).isEqualTo(1);
  }

  @Test
  void a_change_is_over_the_defaults_and_null_takes_it_back() {
    Changed changed = change(Map.of("minGap", "9s", "perDay", 20));
    assertThat(changed.profile().shownOwn()).isEqualTo(Map.of("minGap", "9s", "perDay", 20));
    assertThat(pace.profile("default").settings().minGap()).isEqualTo(Duration.ofSeconds(9));
    assertThat(pace.profile("other").settings().minGap()).isEqualTo(Duration.ofSeconds(3));

    Map<String, Object> back = new HashMap<>();
    back.put("minGap", null);
    assertThat(change(back).profile().shownOwn()).isEqualTo(Map.of("perDay", 20));
    assertThat(pace.profile("default").shown())
        .containsEntry("minGap", "3s")
        .containsEntry("newChatsWarmUpGrowth", 1.3)
        .containsEntry("highPassesQuiet", true)
        .containsEntry("quietFrom", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minGap | soon | minGap",
        "minGap | 400d | minGap",
        "perMinute | 0 | perMinute",
        "perDay | 1.5 | perDay",
        "mode | auto | mode",
        "newChatsWarmUpGrowth | 0.5 | newChatsWarmUpGrowth",
        "quietFrom | 21:00 | quietUntil",
        "quietFrom | 25:00 | quietFrom",
        "quietZone | Mars/Olympus | quietZone",
        "highPassesQuiet | perhaps | highPassesQuiet",
        "typingMin | 10s | typingMin",
        "typingMax | 2m | typingMax",
        "speed | 3 | speed"
      })
  void senseless_changes_are_refused_by_name(String field, String value, String complaint) {
    Refused refused = (Refused) pace.changed("default", Map.of(field, value));
    assertThat(refused.complaints())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.field()).isEqualTo(complaint);
              assertThat(each.known()).isEqualTo(!field.equals("speed"));
              assertThat(each.message()).isNotBlank();
            });
  }

  @Test
  void what_the_database_holds_counts_as_far_as_it_makes_sense() {
    pace.restore("default", Map.of("minGap", "8s", "perHour", -4, "forgotten", 1));
    assertThat(pace.profile("default").shownOwn()).isEqualTo(Map.of("minGap", "8s"));
  }

  @Test
  void defaults_are_refused_by_their_property() {
    assertThatExceptionOfType(PaceValueException.class)
        .isThrownBy(() -> PaceSettings.of(PaceDefaults.polite(Map.of("perHour", "many"))))
        .withMessageStartingWith("siakoberpa.pace.per-hour must be a whole number");
  }

  @Test
  void only_refusals_of_strangers_close_the_lane_of_strangers() {
    assertThat(pace.closesNewChats("default", "nack_463")).isTrue();
    assertThat(pace.closesNewChats("default", "nack_475")).isTrue();
    assertThat(pace.closesNewChats("default", "nack_479")).isFalse();
    assertThat(pace.closesNewChats("default", null)).isFalse();
    change(Map.of("mode", "off"));
    assertThat(pace.closesNewChats("default", "nack_463")).isFalse();
  }

  @Test
  void a_new_pace_waits_no_longer_than_its_own_gap() {
    long now = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
    assertThat(pace.soonest(change(Map.of("minGap", "9s")))).isEqualTo(now + 9_000);
    assertThat(pace.soonest(change(Map.of("mode", "off")))).isEqualTo(now);
  }
}
