package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.cli.DoctorFormat;
import io.github.siakoberpa.cli.LinkRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after a program, as a person at the terminal sees them. */
class DoctorTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> values = new TreeMap<>();

  DoctorTest() {
    values.put("camel.server.port", "0");
    values.put("siakoberpa.sandbox.port", "0");
    values.put("siakoberpa.browser.install", "auto");
    // No browser is opened here: that is the business of the tests with one.
    values.put("camel.component.whatsapp-web.browser-path", "/nowhere");
  }

  private ProgramCommands commands() {
    return new ProgramCommands(
        new Surroundings(folder, Map.of(), values),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        program -> {});
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void in_a_new_folder_all_is_well_and_nothing_is_written() throws IOException {
    assertThat(commands().doctor(DoctorFormat.PLAIN, true)).as(said()).isZero();

    assertThat(said().lines().map(line -> line.split("\\s+", -1)[1]))
        .containsExactly(
            "settings",
            "java",
            "database",
            "disk",
            "application",
            "port",
            "management-port",
            "sessions",
            "inbox",
            "browser",
            "wa-js",
            "sandbox-port");
    assertThat(said()).doesNotContain("FAIL").isEqualTo(said().replaceAll("[^\\p{ASCII}]", "?"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_setting_that_makes_no_sense_is_named_and_the_rest_is_looked_at() throws IOException {
    values.put("camel.component.whatsapp-web.send-timeout", "long");
    values.put("siakoberpa.disk.min-free", "much");

    assertThat(commands().doctor(DoctorFormat.JSON, true)).isEqualTo(1);

    JsonNode json = new ObjectMapper().readTree(said());
    assertThat(json.get("healthy").asBoolean()).isFalse();
    assertThat(json.at("/checks/0/advice").asText()).contains("send-timeout must be");
    assertThat(json.at("/checks/3/advice").asText()).as("disk").contains("min-free must be");
    assertThat(json.get("checks")).hasSize(12);
  }

  @Test
  void senseless_values_of_every_part_are_found() {
    Map<String, String> senseless =
        Map.of(
            "camel.component.whatsapp-web.nonsense", "1",
            "siakoberpa.pace", "fast",
            "siakoberpa.dispatch.retry-delays", "soon",
            "siakoberpa.dispatch.to", "nosuch:x",
            "siakoberpa.numbers.default-country", "XX",
            "siakoberpa.retention.sent", "always");
    senseless.forEach(
        (key, value) -> {
          out.reset();
          values.put(key, value);

          commands().doctor(DoctorFormat.PLAIN, true);

          assertThat(said().lines().findFirst())
              .hasValueSatisfying(line -> assertThat(line).contains("FAIL", key));
          values.remove(key);
        });
  }

  @Test
  void an_address_that_is_none_is_one_line() {
    values.put(Settings.URL, "foo");

    assertThat(commands().doctor(DoctorFormat.MARKS, false)).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(said()).isEmpty();
  }

  @Test
  void a_link_without_a_browser_says_what_to_install() {
    values.put("siakoberpa.browser.install", "never");

    int code = commands().link(new LinkRequest("shop", null, Duration.ofMinutes(1), true, false));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("siakoberpa: Session shop cannot be linked (browser_missing)");
  }

  @Test
  void a_link_under_a_running_application_is_refused_with_the_way_there() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/run.json"), "{\"pid\": 1, \"url\": \"http://127.0.0.1:9/\"}");

    int code = commands().link(new LinkRequest("shop", null, Duration.ofMinutes(1), false, false));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("http://127.0.0.1:9/api/whatsapp/qr?session=shop&format=text");
  }

  @Test
  void a_name_that_no_session_can_have_is_one_line() {
    int code = commands().link(new LinkRequest("../x", null, Duration.ofMinutes(1), false, false));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("siakoberpa: A session's name is");
  }

  @Test
  void the_versions_of_everything_are_known() {
    List<String> lines = Versions.lines();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("siakoberpa ");
    assertThat(String.join("\n", lines)).doesNotContain("missing").contains("Camel      4.");
  }
}
