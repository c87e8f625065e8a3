package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.queue.PaceDecision.Go;
import io.github.siakoberpa.queue.PaceDecision.Hold;
import io.github.siakoberpa.queue.PaceDecision.Park;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaceRuleTest {
  private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final PaceUsage NOTHING = PaceUsage.of(List.of());
  private static final PaceFacts KNOWN = new PaceFacts(null, NOON - 100 * DAY, true, null);
  private static final PaceFacts STRANGER = new PaceFacts(null, NOON - 100 * DAY, false, null);
  private static final PaceCandidate MESSAGE = new PaceCandidate("491701112223@c.us", false, 100);

  private final PaceRule rule = new PaceRule(new Random(4), new RecipientZones());

  private static PaceSettings pace(String... fields) {
    Map<String, String> changed = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      changed.put(fields[i], fields[i + 1]);
    }
    return PaceSettings.of(PaceDefaults.polite(changed));
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void a_message_leaves_and_the_next_one_waits_for_typing_gap_and_jitter() {
    for (int i = 0; i < 100; i++) {
      Go go = (Go) rule.decide(pace(), MESSAGE, KNOWN, NOTHING, NOON);
      assertThat(go.typingMs()).isEqualTo(4_000);
      // 15 in a minute are 4 seconds apart.
      assertThat(go.nextSendAt() - NOON - 4_000).isBetween(4_000L, 7_000L);
      assertThat(go.newChats()).isZero();
    }
    Go even = (Go) rule.decide(pace("jitter", "0s"), MESSAGE, KNOWN, NOTHING, NOON);
    assertThat(even.nextSendReason()).isEqualTo("minute_limit");
    Go slow =
        (Go) rule.decide(pace("minGap", "10s", "jitter", "0s"), MESSAGE, KNOWN, NOTHING, NOON);
    assertThat(slow.nextSendReason()).isEqualTo("gap");
    assertThat(slow.nextSendAt()).isEqualTo(NOON + 14_000);
  }

  @Test
  void typing_fits_the_text_within_its_bounds() {
    TypingTime typing = pace().typing();
    assertThat(typing.millis(3)).isEqualTo(1_000);
    assertThat(typing.millis(50)).isEqualTo(2_000);
    assertThat(typing.millis(60_000)).isEqualTo(6_000);
  }

  @Test
  void a_chat_is_left_alone_for_its_gap() {
    PaceFacts justWritten = new PaceFacts(null, NOON, true, NOON - 2_000);
    assertThat(rule.decide(pace("chatGap", "10s"), MESSAGE, justWritten, NOTHING, NOON))
        .isEqualTo(new Park(NOON + 8_000, "chat_gap", false, 0));
    assertThat(rule.decide(pace("chatGap", "2s"), MESSAGE, justWritten, NOTHING, NOON))
        .isInstanceOf(Go.class);
  }

  @Test
  void a_clock_that_was_set_back_holds_a_chat_no_longer_than_its_gap() {
    PaceFacts tomorrow = new PaceFacts(null, NOON, true, NOON + DAY);
    assertThat(rule.decide(pace("chatGap", "10s"), MESSAGE, tomorrow, NOTHING, NOON))
        .isEqualTo(new Park(NOON + 10_000, "chat_gap", false, 0));
  }

  @Test
  void a_lowered_limit_holds_the_session_at_once() {
    PaceUsage used =
        PaceUsage.of(
            List.of(
                Map.of("minute", NOON / 60_000 - 10, "sent", 4, "new_chats", 0),
                Map.of("minute", NOON / 60_000 - 5, "sent", 3, "new_chats", 0)));
    assertThat(rule.decide(pace("perHour", "5"), MESSAGE, KNOWN, used, NOON))
        .isEqualTo(new Hold(NOON + 51 * 60_000, "hour_limit"));
    assertThat(rule.decide(pace("perDay", "7"), MESSAGE, KNOWN, used, NOON))
        .isEqualTo(new Hold(NOON + 1_431 * 60_000, "day_limit"));
    assertThat(rule.decide(pace("perHour", "8"), MESSAGE, KNOWN, used, NOON))
        .isInstanceOf(Go.class);
  }

  @Test
  void chats_never_spoken_to_have_a_stricter_lane() {
    Go first = (Go) rule.decide(pace(), MESSAGE, STRANGER, NOTHING, NOON);
    assertThat(first.newChats()).isEqualTo(1);
    assertThat(first.newChatsAt()).as("the next stranger").isEqualTo(NOON + 4_000 + 30_000);

    PaceFacts closed = new PaceFacts(NOON + 5_000, NOON - 100 * DAY, false, null);
    assertThat(rule.decide(pace(), MESSAGE, closed, NOTHING, NOON))
        .isEqualTo(new Park(NOON + 5_000, "new_chats", true, 30_000));
    PaceFacts closedButKnown = new PaceFacts(NOON + 5_000, NOON, true, null);
    assertThat(rule.decide(pace(), MESSAGE, closedButKnown, NOTHING, NOON)).isInstanceOf(Go.class);
    PaceCandidate group = new PaceCandidate("4915112345678-1600000000@g.us", false, 10);
    assertThat(rule.decide(pace(), group, closed, NOTHING, NOON)).isInstanceOf(Go.class);
  }

  @Test
  void strangers_wait_for_the_day_or_for_the_warm_up_to_grow() {
    PaceUsage ten =
        PaceUsage.of(List.of(Map.of("minute", NOON / 60_000, "sent", 10, "new_chats", 10)));
    PaceFacts young = new PaceFacts(null, NOON - DAY / 2, false, null);
    assertThat(((Park) rule.decide(pace(), MESSAGE, young, ten, NOON)).until())
        .as("thirteen are allowed on the second day")
        .isEqualTo(NOON + DAY / 2);
    assertThat(
            ((Park) rule.decide(pace("newChatsPerDay", "10"), MESSAGE, young, ten, NOON)).until())
        .isEqualTo(NOON + 1_441 * 60_000);
    assertThat(
            ((Park) rule.decide(pace("newChatsPerDay", "0"), MESSAGE, STRANGER, NOTHING, NOON))
                .until())
        .as("none at all")
        .isGreaterThanOrEqualTo(NOON + DAY);
  }

  @Test
  void the_warm_up_grows_by_its_factor_a_day() {
    NewChatLane lane = pace().newChats();
    assertThat(lane.allowance(null, NOON)).isEqualTo(10);
    List<Integer> days = new ArrayList<>();
    for (int day = 0; day < 9; day++) {
      days.add(lane.allowance(NOON, NOON + day * DAY));
    }
    assertThat(days).containsExactly(10, 13, 16, 21, 28, 37, 48, 50, 50);
  }

  @Test
  void quiet_hours_of_the_session_hold_all_but_urgent_messages() {
    long late = at("2026-11-24T23:00:00Z");
    long morning = at("2026-11-25T08:00:00Z");
    String[] night = {"quietFrom", "21:00", "quietUntil", "08:00"};
    assertThat(rule.decide(pace(night), MESSAGE, KNOWN, NOTHING, late))
        .isEqualTo(new Park(morning, "quiet_hours", true, 0));
    PaceCandidate urgent = new PaceCandidate(MESSAGE.chatId(), true, 10);
    assertThat(rule.decide(pace(night), urgent, KNOWN, NOTHING, late)).isInstanceOf(Go.class);
    PaceSettings strict =
        pace("quietFrom", "21:00", "quietUntil", "08:00", "highPassesQuiet", "false");
    assertThat(rule.decide(strict, urgent, KNOWN, NOTHING, late))
        .isEqualTo(new Hold(morning, "quiet_hours"));
    assertThat(rule.decide(pace(night), MESSAGE, KNOWN, NOTHING, NOON)).isInstanceOf(Go.class);
  }

  @Test
  void quiet_hours_of_the_recipient_hold_that_chat_alone() {
    PaceSettings night = pace("quietFrom", "21:00", "quietUntil", "08:00", "quietBy", "recipient");
    PaceCandidate jakarta = new PaceCandidate("628123456789@c.us", false, 10);
    long evening = at("2026-11-24T14:30:00Z");
    assertThat(rule.decide(night, MESSAGE, KNOWN, NOTHING, evening))
        .as("afternoon in Berlin")
        .isInstanceOf(Go.class);
    assertThat(rule.decide(night, jakarta, KNOWN, NOTHING, evening))
        .as("until it is eight in the west of Indonesia too")
        .isEqualTo(new Park(at("2026-11-25T01:00:00Z"), "quiet_hours", false, 0));
    PaceCandidate group = new PaceCandidate("4915112345678-1600000000@g.us", false, 10);
    assertThat(rule.decide(night, group, KNOWN, NOTHING, at("2026-11-24T22:00:00Z")))
        .as("a group has the session's")
        .isEqualTo(new Park(at("2026-11-25T08:00:00Z"), "quiet_hours", false, 0));
  }

  /** A day of two thousand messages, half to strangers, with a restart at noon. */
  @Test
  void no_minute_hour_or_day_exceeds_its_limit_whatever_is_waiting() {
    PaceSettings pace =
        pace("minGap", "1s", "jitter", "1s", "perMinute", "10", "perHour", "100", "perDay", "700");
    Map<Long, int[]> minutes = new TreeMap<>();
    List<Long> sent = new ArrayList<>();
    List<Long> strangers = new ArrayList<>();
    long now = NOON;
    Long newChatsAt = null;
    PaceRule current = rule;
    while (sent.size() < 2_000) {
      if (sent.size() == 1_000) {
        current = new PaceRule(new Random(5), new RecipientZones());
      }
      boolean stranger = newChatsAt == null || newChatsAt <= now;
      PaceFacts facts = new PaceFacts(newChatsAt, NOON, !stranger, null);
      PaceDecision decision = current.decide(pace, MESSAGE, facts, usage(minutes), now);
      if (decision instanceof Go go) {
        sent.add(now);
        minutes.computeIfAbsent(now / 60_000, minute -> new int[2])[0]++;
        if (stranger) {
          strangers.add(now);
          minutes.get(now / 60_000)[1]++;
          newChatsAt = go.newChatsAt();
        }
        now = go.nextSendAt();
      } else if (decision instanceof Hold hold) {
        now = hold.until();
      } else {
        newChatsAt = ((Park) decision).until();
      }
    }
    assertThat(most(sent, 60_000)).isLessThanOrEqualTo(10);
    assertThat(most(sent, 3_600_000)).isBetween(90, 100);
    assertThat(most(sent, DAY)).isBetween(690, 700);
    assertThat(most(strangers, DAY)).isLessThanOrEqualTo(50);
    assertThat(strangers.stream().filter(time -> time < NOON + DAY)).hasSize(10);
    assertThat(Duration.ofMillis(now - NOON)).as("but it goes on").isLessThan(Duration.ofDays(4));
  }

  private static PaceUsage usage(Map<Long, int[]> minutes) {
    List<Map<String, Object>> rows = new ArrayList<>();
    minutes.forEach(
        (minute, counts) ->
            rows.add(Map.of("minute", minute, "sent", counts[0], "new_chats", counts[1])));
    return PaceUsage.of(rows);
  }

  private static int most(List<Long> times, long window) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < times.size(); to++) {
      while (times.get(to) - times.get(from) >= window) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
