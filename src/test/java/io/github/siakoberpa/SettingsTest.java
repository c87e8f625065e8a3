package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String PORT = "camel.server.port";

  @TempDir Path folder;

  private Settings load(Map<String, String> environment, Map<String, String> system) {
    return Settings.load(folder, environment, system);
  }

  private Settings load() {
    return load(Map.of(), Map.of());
  }

  private void file(String content) throws IOException {
    Files.writeString(folder.resolve("application.properties"), content);
  }

  @Test
  void without_a_file_everything_has_its_default() {
    Settings settings = load();

    assertThat(settings.text("camel.server.host")).isEqualTo("127.0.0.1");
    assertThat(settings.number(PORT, 0, 65_535)).isEqualTo(8080);
    assertThat(settings.text(Settings.DISPATCH_TO))
        .isEqualTo("whatsapp-web:$simple{variable.session}");
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void a_file_changes_what_it_names_and_nothing_else() throws IOException {
    file("camel.server.port=9000\n");

    assertThat(load().text(PORT)).isEqualTo("9000");
    assertThat(load().text("camel.server.host")).isEqualTo("127.0.0.1");
  }

  @Test
  void the_environment_comes_before_the_file_and_the_command_line_before_both() throws IOException {
    file("camel.server.port=9000\ncamel.server.host=a\nsiakoberpa.pace=off\n");
    Map<String, String> environment =
        Map.of("SIAKOBERPA_CAMEL_SERVER_PORT", "9001", "SIAKOBERPA_CAMEL_SERVER_HOST", "b");

    Settings settings = load(environment, Map.of(PORT, "9002"));

    assertThat(settings.text(PORT)).isEqualTo("9002");
    assertThat(settings.text("camel.server.host")).isEqualTo("b");
    assertThat(settings.text("siakoberpa.pace")).isEqualTo("off");
  }

  @ParameterizedTest
  @CsvSource({
    "SIAKOBERPA_PACE, siakoberpa.pace",
    "SIAKOBERPA_ADMIN_PASSWORD, siakoberpa.admin.password",
    "SIAKOBERPA_AUTH_KEY_FILE, siakoberpa.auth.key-file",
    "SIAKOBERPA_CAMEL_COMPONENT_WHATSAPP_WEB_URL, camel.component.whatsapp-web.url"
  })
  void every_key_has_a_variable(String variable, String key) {
    assertThat(load(Map.of(variable, "x"), Map.of()).text(key)).isEqualTo("x");
  }

  @Test
  void keys_that_only_the_file_names_have_a_variable_too() throws IOException {
    file("camel.component.sql.fetch-size=5\n");

    Settings settings = load(Map.of("SIAKOBERPA_CAMEL_COMPONENT_SQL_FETCH_SIZE", "7"), Map.of());

    assertThat(settings.forCamel()).containsEntry("camel.component.sql.fetch-size", "7");
  }

  @Test
  void what_looks_like_a_slip_of_the_pen_is_said() throws IOException {
    file("camel.server.prot=1\nsiakoberpa.paece=off\n");

    Settings settings =
        load(
            Map.of("SIAKOBERPA_PORT", "1", "PATH", "/bin"),
            Map.of("siakoberpa.dat", "x", "java.home", "/"));

    assertThat(settings.warnings())
        .containsExactly(
            "application.properties: there is no setting camel.server.prot; it changes nothing.",
            "application.properties: there is no setting siakoberpa.paece; it changes nothing.",
            "The environment variable SIAKOBERPA_PORT names no setting.",
            "-D: there is no setting siakoberpa.dat; it changes nothing.");
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws IOException {
    file("a=\\u12");

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(this::load)
        .withMessageContaining(folder.resolve("application.properties").toString())
        .withMessageEndingWith("Correct it, or move it away to start with the defaults.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "65536", "", "80 80", "1e3"})
  void a_senseless_number_is_refused_under_its_key(String port) {
    Settings settings = load().with(Map.of(PORT, port));

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> settings.number(PORT, 0, 65_535))
        .withMessageStartingWith("camel.server.port must be a whole number from 0 to 65535");
  }

  @ParameterizedTest
  @CsvSource({"7b, 7", "64KB, 65536", "256 mb, 268435456", "2GB, 2147483648"})
  void sizes_have_units(String text, long bytes) {
    assertThat(
            load().with(Map.of("siakoberpa.disk.min-free", text)).size("siakoberpa.disk.min-free"))
        .isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "2 h, PT2H", "30D, PT720H"})
  void durations_have_units(String text, Duration duration) {
    assertThat(load().with(Map.of("siakoberpa.pace", text)).duration("siakoberpa.pace"))
        .isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0s", "-1s", "5 minutes", "99999999999s"})
  void other_durations_are_refused_under_their_key(String text) {
    Settings settings = load().with(Map.of("siakoberpa.dispatch.lease", text));

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> settings.duration("siakoberpa.dispatch.lease"))
        .withMessageStartingWith("siakoberpa.dispatch.lease must be a duration");
  }

  @Test
  void only_whatsapps_own_page_reaches_people() {
    assertThat(load().reachesPeople()).isTrue();
    for (String url :
        List.of(
            "http://127.0.0.1:8090/", "https://whatsapp.com.evil.org/", "https://xwhatsapp.com")) {
      assertThat(load().with(Map.of(Settings.URL, url)).reachesPeople()).as(url).isFalse();
    }
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> load().with(Map.of(Settings.URL, "web.whatsapp.com")).reachesPeople())
        .withMessageStartingWith(Settings.URL);
  }

  @Test
  void what_a_sandbox_leaves_lies_apart() {
    Settings sandbox = load().with(Map.of(Settings.URL, "http://127.0.0.1:8090/"));

    assertThat(load().dataFolder()).isEqualTo(folder.resolve("data"));
    assertThat(load().sessionsFolder()).isEqualTo(folder.resolve("sessions"));
    assertThat(sandbox.dataFolder()).isEqualTo(folder.resolve("data/sandbox"));
    assertThat(sandbox.sessionsFolder()).isEqualTo(folder.resolve("sessions/sandbox"));
    assertThat(sandbox.forCamel())
        .containsEntry(Settings.SESSIONS_DIRECTORY, folder.resolve("sessions/sandbox").toString());
  }

  @Test
  void routes_never_see_secrets_or_empty_values() {
    Map<String, String> secrets =
        Map.of("siakoberpa.admin.password", "p", "siakoberpa.auth.key", "k");

    assertThat(load().with(secrets).forCamel())
        .doesNotContainKeys("siakoberpa.admin.password", "siakoberpa.auth.key")
        .doesNotContainValue("")
        .containsEntry("camel.component.whatsapp-web.browser-install", "auto");
  }

  @Test
  void the_file_explains_every_key() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("application.properties"));

    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).contains("=") && !lines.get(i).startsWith("#")) {
        assertThat(lines.get(i - 1)).as("the line before %s", lines.get(i)).startsWith("# ");
      }
    }
    assertThat(lines)
        .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.contains("="));
  }
}
