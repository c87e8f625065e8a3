package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.whatsappweb.message.Text;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallRulesTest {
  @Test
  void waits_double_up_to_their_limit_and_start_again_after_a_success() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(backoff.next()).hasSeconds(1);
    assertThat(backoff.next()).hasSeconds(2);
    assertThat(backoff.next()).hasSeconds(4);
    assertThat(backoff.next()).hasSeconds(5);
    assertThat(backoff.next()).hasSeconds(5);
    backoff.reset();
    assertThat(backoff.next()).hasSeconds(1);
  }

  @Test
  void the_user_agent_is_that_of_a_regular_chrome_of_the_same_version() {
    assertThat(UserAgent.of("Chromium 156.0.8078.79 built on Debian", "Linux"))
        .contains(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/156.0.0.0 Safari/537.36");
    assertThat(UserAgent.of("156.0.1.2", "Windows 11").orElse("")).contains("Windows NT 10.0");
    assertThat(UserAgent.of("no version here", "Linux")).isEmpty();
  }

  @Test
  void only_a_stand_in_is_told_the_name_of_the_session() {
    assertThat(settings("https://web.whatsapp.com/").address("demo"))
        .isEqualTo("https://web.whatsapp.com/");
    assertThat(settings("http://127.0.0.1:8090/").address("demo"))
        .isEqualTo("http://127.0.0.1:8090/?session=demo");
  }

  @Test
  void an_address_without_a_protocol_is_refused() {
    assertThatThrownBy(() -> settings("127.0.0.1:8090"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_time_of_nothing_is_refused_by_the_name_of_its_option() {
    Duration any = Duration.ofSeconds(1);
    assertThatThrownBy(
            () ->
                new Deadlines(any, any, any, any, any, any, any, any, any, any, any, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pollInterval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "browser_failed",
        "browser_missing",
        "display_missing",
        "driver_failed",
        "modules_missing: WAWebConnModel.Conn",
        "page_unreachable",
        "profile_in_use",
        "profile_not_removable",
        "profile_unusable",
        "start_timeout",
        "sync_timeout",
        "tos_block",
        "wa_js_unreadable"
      })
  void each_reason_of_a_failure_has_an_advice_of_its_own_in_one_line(String reason) {
    assertThat(Advice.on(SessionState.FAILED, reason))
        .isNotEqualTo(Advice.on(SessionState.FAILED, "something_else"))
        .doesNotContain("\n")
        .endsWith(".");
  }

  @Test
  void a_window_needs_a_screen_only_where_the_environment_names_it() {
    assertThat(Display.missing("Linux", Map.of())).as("a server").isTrue();
    assertThat(Display.missing("Linux", Map.of("DISPLAY", ":0"))).as("X").isFalse();
    assertThat(Display.missing("Linux", Map.of("WAYLAND_DISPLAY", "w-0"))).as("Wayland").isFalse();
    assertThat(Display.missing("Windows 11", Map.of())).as("Windows").isFalse();
    assertThat(Display.missing("Mac OS X", Map.of())).as("macOS").isFalse();
  }

  @Test
  void message_ids_have_whatsapps_own_shape_and_never_repeat() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(MessageIds.next());
    }
    assertThat(ids).hasSize(1000).allMatch(id -> id.matches("3EB0[0-9A-F]{18}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"491701112223@c.us", "123456789@lid", "120363000000000000@g.us"})
  void chats_of_people_and_groups_are_accepted(String chat) {
    assertThat(new MessageKey(chat, "3EB00123456789ABCDEF01").chatId()).isEqualTo(chat);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "491701112223", "+491701112223@c.us", "1_2@c.us", "status@broadcast"})
  void anything_else_is_refused_as_a_chat(String chat) {
    assertThatThrownBy(() -> new MessageKey(chat, "3EB00123456789ABCDEF01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_message_id_that_could_be_taken_apart_is_refused() {
    assertThatThrownBy(() -> new MessageKey("491701112223@c.us", "3EB0_1@lid"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_text_of_a_message_does_not_show_in_its_name() {
    assertThat(new Text("a secret").toString()).doesNotContain("secret");
  }

  private static SessionSettings settings(String url) {
    return new SessionSettings(
        URI.create(url),
        Path.of("sessions"),
        null,
        null,
        false,
        true,
        true,
        Path.of(".driver"),
        fast(),
        new Limits(0, 0, Duration.ofMinutes(1), 1L << 20, Duration.ofMinutes(1)));
  }

  private static Deadlines fast() {
    Duration any = Duration.ofSeconds(1);
    return new Deadlines(any, any, any, any, any, any, any, any, any, any, any, any);
  }
}
