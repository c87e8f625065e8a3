package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.testclock.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final StatusBoard board = new StatusBoard("demo", clock, Runnable::run);

  @Test
  void a_move_to_where_it_stands_changes_neither_since_nor_listeners() {
    List<SessionState> heard = new ArrayList<>();
    board.addListener((before, now) -> heard.add(now.state()));
    board.move(SessionState.READY, null);
    SessionStatus first = board.status();
    clock.advance(Duration.ofMinutes(1));
    board.move(SessionState.READY, null);
    assertThat(board.status().since()).as("since").isEqualTo(first.since());
    assertThat(heard).as("changes").containsExactly(SessionState.READY);
  }

  @Test
  void a_new_reason_is_a_change_and_a_new_qr_code_is_none() {
    List<String> heard = new ArrayList<>();
    board.addListener((before, now) -> heard.add(now.state() + " " + now.reason()));
    board.move(SessionState.FAILED, "page_unreachable");
    board.move(SessionState.FAILED, "modules_missing: WAWebCmd.Cmd");
    board.move(Verdict.of(SessionState.SCAN_QR), PageSnapshot.of(Map.of("qr", "first")));
    board.move(Verdict.of(SessionState.SCAN_QR), PageSnapshot.of(Map.of("qr", "second")));
    assertThat(heard)
        .containsExactly(
            "FAILED page_unreachable", "FAILED modules_missing: WAWebCmd.Cmd", "SCAN_QR null");
    assertThat(board.status().qr()).as("qr").isEqualTo("second");
  }

  @Test
  void every_state_that_needs_a_person_says_what_to_do() {
    for (SessionState state : SessionState.values()) {
      boolean helpless =
          switch (state) {
            case STOPPED, STARTING, SYNCING, READY -> true;
            default -> false;
          };
      board.move(state, null);
      assertThat(board.status().advice() == null).as("no advice for %s", state).isEqualTo(helpless);
    }
  }

  @Test
  void a_listener_that_fails_does_not_silence_the_others() {
    List<SessionState> heard = new ArrayList<>();
    board.addListener(
        (before, now) -> {
          throw new IllegalStateException("listener");
        });
    board.addListener((before, now) -> heard.add(now.state()));
    board.move(SessionState.READY, null);
    assertThat(heard).containsExactly(SessionState.READY);
  }
}
