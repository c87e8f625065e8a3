package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobDraftsTest {
  private static final Recipient SOMEBODY = new Recipient("491701112223@c.us", "0049 170 1112223");
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final Identifiers identifiers = new Identifiers(clock, new Random(3));
  private final JobDrafts drafts = new JobDrafts(identifiers, clock, Map::toString);

  @Test
  void message_for_later_is_scheduled_and_one_for_the_past_goes_now() {
    assertThat(drafts.draft(at(clock.instant().plusSeconds(60)), null).row())
        .containsEntry("state", "scheduled")
        .containsEntry("wake_at", clock.millis() + 60_000);
    assertThat(drafts.draft(at(clock.instant().minusSeconds(60)), null).row())
        .containsEntry("state", "waiting")
        .containsEntry("wake_at", null);
  }

  @Test
  void requests_differ_when_anything_the_caller_decided_differs() {
    Set<Object> hashes = new HashSet<>();
    hashes.add(hash(keyed("hello", Priority.NORMAL, null)));
    hashes.add(hash(keyed("hello!", Priority.NORMAL, null)));
    hashes.add(hash(keyed("hello", Priority.HIGH, null)));
    hashes.add(hash(keyed("hello", Priority.NORMAL, "ref")));
    assertThat(hashes).hasSize(4);
    assertThat(hash(keyed("hello", Priority.NORMAL, null)))
        .isEqualTo(hash(keyed("hello", Priority.NORMAL, null)));
  }

  @Test
  void job_ids_are_unique_and_grow_with_time() {
    String earlier = identifiers.newJobId();
    clock.advance(Duration.ofMillis(1));
    String later = identifiers.newJobId();
    assertThat(later)
        .isGreaterThan(earlier)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab].*");
  }

  @Test
  void claimed_jobs_leave_by_priority_then_by_age() {
    List<Map<String, Object>> rows =
        List.of(
            Map.of("id", 1, "priority", 5, "position", 8),
            Map.of("id", 2, "priority", 1, "position", 9),
            Map.of("id", 3, "priority", 5, "position", 7));
    assertThat(new ClaimedJobs().inOrder(rows))
        .extracting(row -> row.get("id"))
        .containsExactly(2, 3, 1);
  }

  private Object hash(NewMessage message) {
    return drafts.draft(message, null).row().get("request_hash");
  }

  private static NewMessage at(Instant sendAt) {
    return new NewMessage(
        "default",
        SOMEBODY,
        "hello",
        Priority.NORMAL,
        OnUnknown.FAIL,
        sendAt,
        null,
        null,
        null,
        null,
        null);
  }

  private static NewMessage keyed(String text, Priority priority, String clientRef) {
    return new NewMessage(
        "default",
        SOMEBODY,
        text,
        priority,
        OnUnknown.FAIL,
        null,
        null,
        null,
        "key",
        clientRef,
        null);
  }
}
