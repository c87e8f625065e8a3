package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the files for containers and systemd name must be there, since no build of ours runs them.
 */
class DeploymentFilesTest {
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(SIAKOBERPA_[A-Z_]+)(?:(?:=|: )(\\S*))?");
  private static final String DOCKERFILE = "Dockerfile";
  private static final String UNIT = "deploy/siakoberpa.service";

  @TempDir Path elsewhere;

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<?, ?> compose() {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build()).loadFromString(text("compose.yaml"));
  }

  private static Map<?, ?> service() {
    return (Map<?, ?>) ((Map<?, ?>) compose().get("services")).get("siakoberpa");
  }

  /** The settings as a program has them that was started with the variables of that file. */
  private Settings settings(String file) {
    Map<String, String> environment = new TreeMap<>();
    for (MatchResult found : VARIABLE.matcher(text(file)).results().toList()) {
      String value = found.group(2) == null ? "" : found.group(2);
      environment.merge(found.group(1), value, (first, second) -> first);
    }
    assertThat(environment).as("variables in %s", file).isNotEmpty();
    return Settings.load(elsewhere, environment, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {DOCKERFILE, "compose.yaml", UNIT})
  void every_variable_names_a_setting(String file) {
    assertThat(settings(file).warnings()).isEmpty();
  }

  @Test
  void the_image_makes_the_settings_of_a_container() {
    Settings settings = settings(DOCKERFILE);

    assertThat(settings.text("camel.server.host")).isEqualTo("0.0.0.0");
    assertThat(settings.text("camel.component.whatsapp-web.browser-sandbox")).isEqualTo("false");
    assertThat(settings.oneOf("siakoberpa.browser.install", "auto", "never")).isEqualTo("never");
    assertThat(new SettingsTrial(settings).refusal()).as("why it would not start").isEmpty();
    assertThat(text(DOCKERFILE)).contains("EXPOSE " + settings.text("camel.server.port"));
  }

  @Test
  void the_image_is_made_of_what_the_build_leaves_and_the_launcher_looks_for() {
    String launcher = text("siakoberpa");
    String image = text(DOCKERFILE);

    for (String file : List.of("target/siakoberpa.jar", "target/siakoberpa.jsa")) {
      assertThat(launcher).contains("$home/" + file);
      assertThat(image).contains(file);
    }
    assertThat(image).contains("target/lib ", "cp -a siakoberpa /image/");
    assertThat(text("pom.xml")).contains("<classpathPrefix>lib/</classpathPrefix>");
    assertThat(text(".dockerignore").lines())
        .as("secrets and built things stay out of the image")
        .contains("data", "sessions", "target", ".git", ".env");
  }

  @Test
  void health_is_asked_where_it_is_told() {
    assertThat(settings(DOCKERFILE).number("siakoberpa.management.port", 1, 65_535)).isPositive();
    assertThat(text(DOCKERFILE)).contains("${SIAKOBERPA_MANAGEMENT_PORT}/health/live");
    assertThat(text("src/main/java/io/github/siakoberpa/management/ManagementDoor.java"))
        .contains("\"/health/live\"");
  }

  @Test
  void the_volumes_are_the_folders_that_the_program_writes_to() {
    Settings defaults = Settings.load(Path.of("/var/lib/siakoberpa"), Map.of(), Map.of());

    for (Path folder :
        List.of(defaults.dataFolder(), defaults.sessionsFolder(), defaults.inboxFolder())) {
      assertThat(text(DOCKERFILE)).contains("\"" + folder + "\"");
      assertThat((List<?>) service().get("volumes"))
          .anyMatch(volume -> String.valueOf(volume).endsWith(":" + folder));
    }
    assertThat(text(UNIT))
        .contains("WorkingDirectory=/var/lib/siakoberpa", "StateDirectory=siakoberpa");
  }

  @Test
  void compose_lets_nobody_in_from_outside_and_bounds_what_it_uses() {
    assertThat((List<?>) service().get("ports"))
        .allMatch(port -> String.valueOf(port).startsWith("127.0.0.1:"));
    assertThat(service().keySet().stream().map(String::valueOf))
        .contains("restart", "mem_limit", "cpus", "pids_limit", "read_only", "tmpfs", "shm_size");
    assertThat(service().get("read_only")).isEqualTo(true);
    assertThat(String.valueOf(service().get("tmpfs"))).as("SQLite's library").contains("exec");
  }

  @Test
  void a_stop_leaves_time_for_what_is_under_way() {
    Settings defaults = Settings.load(elsewhere, Map.of(), Map.of());
    Duration needed =
        defaults
            .duration("camel.component.whatsapp-web.send-timeout")
            .plus(defaults.duration("camel.component.whatsapp-web.stop-timeout"))
            .plusSeconds(10);

    assertThat(seconds("compose.yaml", "stop_grace_period: (\\d+)s")).isGreaterThan(needed);
    assertThat(seconds(UNIT, "TimeoutStopSec=(\\d+)")).isGreaterThan(needed);
  }

  private static Duration seconds(String file, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text(file))
        .results()
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_unit_forbids_nothing_that_a_browser_is_made_of() {
    List<String> unit = text(UNIT).lines().filter(line -> !line.startsWith("#")).toList();

    assertThat(unit).noneMatch(line -> line.startsWith("MemoryDenyWriteExecute=yes"));
    assertThat(unit).contains("RestrictNamespaces=user pid net mnt", "KillMode=mixed");
    assertThat(unit).anyMatch(line -> line.startsWith("Restart=on-failure"));
    assertThat(unit).anyMatch(line -> line.startsWith("SystemCallFilter=~"));
  }
}
