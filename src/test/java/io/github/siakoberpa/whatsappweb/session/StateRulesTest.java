package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRulesTest {
  private static final Map<String, Object> LINKED =
      Map.of(
          "url", "https://web.whatsapp.com/",
          "ready", true,
          "registered", true,
          "authenticated", true,
          "mode", "MAIN",
          "socket", "CONNECTED",
          "synced", true,
          "store", "store-1",
          "online", true);
  private static final Map<String, Object> UNLINKED =
      Map.of(
          "url", "https://web.whatsapp.com/",
          "ready", true,
          "mode", "QR",
          "socket", "UNPAIRED",
          "online", true,
          "qr", "2@ref,static,identity,secret,1");

  @Test
  void a_blank_page_is_starting() {
    assertThat(StateRules.judge(PageSnapshot.blank(), false).state())
        .isEqualTo(SessionState.STARTING);
  }

  @Test
  void linked_synced_and_connected_is_ready() {
    assertThat(judged(LINKED, Map.of())).isEqualTo(SessionState.READY);
  }

  @ParameterizedTest
  @CsvSource({
    "socket, OPENING, OFFLINE",
    "socket, CONFLICT, CONFLICT",
    "socket, TOS_BLOCK, FAILED",
    "mode, SYNCING, SYNCING",
  })
  void one_word_of_the_page_changes_the_state(String field, String value, SessionState state) {
    assertThat(judged(LINKED, Map.of(field, value))).isEqualTo(state);
  }

  @Test
  void a_page_whose_store_has_no_name_yet_is_syncing() {
    Map<String, Object> page = new HashMap<>(LINKED);
    page.remove("store");
    assertThat(StateRules.judge(PageSnapshot.of(page), true).state())
        .as("a message that leaves now could not be looked up later")
        .isEqualTo(SessionState.SYNCING);
  }

  @Test
  void a_linked_page_without_network_is_offline_although_its_mode_stays_main() {
    assertThat(judged(LINKED, Map.of("online", false))).isEqualTo(SessionState.OFFLINE);
  }

  @Test
  void a_page_that_has_not_caught_up_is_syncing() {
    assertThat(judged(LINKED, Map.of("synced", false))).isEqualTo(SessionState.SYNCING);
  }

  @Test
  void a_page_without_the_modules_it_needs_is_never_ready() {
    assertThat(judged(LINKED, Map.of("missing", List.of("WAWebDBMsgUtils.getMsgsByMsgKey"))))
        .isEqualTo(SessionState.STARTING);
  }

  @Test
  void a_qr_code_on_show_is_there_to_be_scanned() {
    assertThat(judged(UNLINKED, Map.of())).isEqualTo(SessionState.SCAN_QR);
  }

  @Test
  void a_qr_screen_that_went_idle_stays_one_while_it_is_refreshed() {
    Map<String, Object> idle = new HashMap<>(UNLINKED);
    idle.remove("qr");
    assertThat(judged(idle, Map.of("socket", "UNPAIRED_IDLE"))).isEqualTo(SessionState.SCAN_QR);
  }

  @Test
  void an_unlinked_page_without_a_code_is_still_starting() {
    Map<String, Object> early = new HashMap<>(UNLINKED);
    early.remove("qr");
    assertThat(judged(early, Map.of())).isEqualTo(SessionState.STARTING);
  }

  @Test
  void a_request_for_a_passkey_is_told_apart_from_a_qr_code() {
    assertThat(judged(UNLINKED, Map.of("passkey", true))).isEqualTo(SessionState.PASSKEY_REQUIRED);
  }

  @Test
  void the_address_after_a_log_out_names_its_reason() {
    Map<String, Object> page = new HashMap<>(UNLINKED);
    page.put("url", "https://web.whatsapp.com/?post_logout=1&logout_reason=account_locked");
    assertThat(StateRules.judge(PageSnapshot.of(page), true))
        .isEqualTo(new Verdict(SessionState.LOGGED_OUT, "account_locked"));
  }

  @Test
  void a_qr_code_where_a_device_was_linked_is_a_log_out() {
    assertThat(StateRules.judge(PageSnapshot.of(UNLINKED), true).state())
        .isEqualTo(SessionState.LOGGED_OUT);
  }

  @Test
  void a_page_that_reloads_is_no_log_out_until_it_shows_a_qr_code() {
    Map<String, Object> early = new HashMap<>(UNLINKED);
    early.remove("qr");
    assertThat(StateRules.judge(PageSnapshot.of(early), true).state())
        .as("a wrong log-out would delete a good profile")
        .isEqualTo(SessionState.STARTING);
  }

  private static SessionState judged(Map<String, Object> page, Map<String, Object> changes) {
    Map<String, Object> changed = new HashMap<>(page);
    changed.putAll(changes);
    return StateRules.judge(PageSnapshot.of(changed), false).state();
  }
}
