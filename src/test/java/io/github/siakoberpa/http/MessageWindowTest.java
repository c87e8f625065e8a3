package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWindowTest {

  private static MessageWindow window(Long before, Long first, Long firstOfTime, Long lastOfTime) {
    Map<String, Object> ends = new HashMap<>();
    ends.put("first_id", first);
    ends.put("first_of_time", firstOfTime);
    ends.put("last_id", lastOfTime);
    ends.put("last_of_time", lastOfTime);
    return MessageWindow.of(
        new MessageFilter(null, null, null, null, null, 0L, 1L, 50, before), ends);
  }

  @Test
  void a_page_begins_at_the_newest_and_looks_at_so_many_at_most() {
    assertThat(window(null, 1L, 1L, 100_000L)).isEqualTo(new MessageWindow(100_000, 80_001, false));
    assertThat(window(80_001L, 1L, 1L, 100_000L))
        .isEqualTo(new MessageWindow(80_000, 60_001, false));
  }

  @Test
  void the_last_page_ends_at_the_oldest_of_the_time() {
    assertThat(window(20_001L, 1L, 1L, 100_000L)).isEqualTo(new MessageWindow(20_000, 1, true));
    assertThat(window(null, 1L, 90_000L, 95_000L))
        .isEqualTo(new MessageWindow(95_000, 90_000, true));
  }

  @Test
  void where_there_is_nothing_nothing_is_looked_at() {
    assertThat(window(null, null, null, null)).isEqualTo(new MessageWindow(0, 1, true));
    assertThat(window(null, 1L, null, 5L)).isEqualTo(new MessageWindow(0, 1, true));
  }

  @Test
  void a_cursor_comes_back_as_it_went() {
    assertThat(Cursor.read(Cursor.of(11_000_000))).isEqualTo(11_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAA", "AgAAAAAAAAAB", "§"})
  void any_other_text_is_no_cursor(String text) {
    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Cursor.read(text));
  }

  @Test
  void states_have_the_words_of_the_richer_api() {
    assertThat(StateWords.of("ready", null)).isEqualTo("queued");
    assertThat(StateWords.of("backoff", null)).isEqualTo("retrying");
    assertThat(StateWords.of("sent", 1)).isEqualTo("sent");
    assertThat(StateWords.of("sent", 2)).isEqualTo("delivered");
    assertThat(StateWords.of("sent", 4)).isEqualTo("read");
    assertThat(StateWords.of("failed", 2)).isEqualTo("failed");
  }
}
