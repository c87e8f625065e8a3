package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static Optional<Instant> end(String from, String until, String now, String... zones) {
    List<ZoneId> all = Arrays.stream(zones).map(ZoneId::of).toList();
    return new QuietHours(
            LocalTime.parse(from), LocalTime.parse(until), ZoneOffset.UTC, false, true)
        .endAt(Instant.parse(now), all);
  }

  @ParameterizedTest
  @CsvSource({
    "21:00, 08:00, 2026-11-24T20:59:59Z, ",
    "21:00, 08:00, 2026-11-24T21:00:00Z, 2026-11-25T08:00:00Z",
    "21:00, 08:00, 2026-11-25T00:00:00Z, 2026-11-25T08:00:00Z",
    "21:00, 08:00, 2026-11-25T07:59:59Z, 2026-11-25T08:00:00Z",
    "21:00, 08:00, 2026-11-25T08:00:00Z, ",
    "12:00, 14:00, 2026-11-24T13:00:00Z, 2026-11-24T14:00:00Z",
    "12:00, 14:00, 2026-11-24T14:00:00Z, ",
    "12:00, 14:00, 2026-11-24T11:00:00Z, ",
    "00:00, 06:00, 2026-11-24T00:00:00Z, 2026-11-24T06:00:00Z"
  })
  void they_end_on_the_clock(String from, String until, String now, String end) {
    assertThat(end(from, until, now, "UTC"))
        .isEqualTo(Optional.ofNullable(end).map(Instant::parse));
  }

  @Test
  void clock_changes_are_kept() {
    assertThat(end("21:00", "08:00", "2026-03-28T22:00:00Z", "Europe/Berlin"))
        .as("a short night")
        .contains(Instant.parse("2026-03-29T06:00:00Z"));
    assertThat(end("21:00", "08:00", "2026-10-24T22:00:00Z", "Europe/Berlin"))
        .as("a long night")
        .contains(Instant.parse("2026-10-25T07:00:00Z"));
    assertThat(end("21:00", "02:30", "2026-10-25T01:10:00Z", "Europe/Berlin"))
        .as("the hour that comes twice")
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void it_is_quiet_as_long_as_it_is_anywhere() {
    assertThat(
            end("21:00", "08:00", "2026-11-24T14:30:00Z", "America/New_York", "Pacific/Honolulu"))
        .as("half past nine in New York, half past four in Honolulu")
        .contains(Instant.parse("2026-11-24T18:00:00Z"));
    assertThat(
            end("21:00", "08:00", "2026-11-24T20:00:00Z", "America/New_York", "Pacific/Honolulu"))
        .isEmpty();
  }

  @Test
  void where_no_common_time_is_left_the_first_zone_counts_alone() {
    assertThat(end("17:00", "09:00", "2026-11-24T20:00:00Z", "Europe/Moscow", "Asia/Kamchatka"))
        .contains(Instant.parse("2026-11-25T06:00:00Z"));
  }

  @Test
  void numbers_have_the_zones_of_their_country() {
    RecipientZones zones = new RecipientZones();
    assertThat(zones.of("491701112223@c.us")).contains(ZoneId.of("Europe/Berlin"));
    assertThat(zones.of("12125550123@c.us"))
        .startsWith(ZoneId.of("America/New_York"))
        .contains(ZoneId.of("America/Los_Angeles"));
    assertThat(zones.of("16135550123@c.us")).startsWith(ZoneId.of("America/Toronto"));
    assertThat(zones.of("628123456789@c.us")).hasSize(4).startsWith(ZoneId.of("Asia/Jakarta"));
    assertThat(zones.of("4915112345678-1600000000@g.us")).isEmpty();
    assertThat(zones.of("123456789012345@lid")).isEmpty();
    assertThat(zones.of("80012345678@c.us")).as("a number of no country").isEmpty();
  }
}
