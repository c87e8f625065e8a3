package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.BrowserInstaller.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserInstallerTest {
  private static final Path DRIVER = Path.of("/driver");
  private static final Path DOWNLOADS = Path.of("/downloads");

  private final List<Command> run = new ArrayList<>();

  @Test
  void root_on_debian_updates_the_lists_and_installs_by_apt_without_questions() {
    assertThat(install(new Machine(true, "debian"), "")).isTrue();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0))
        .startsWith("apt-get")
        .contains("DPkg::Lock::Timeout")
        .endsWith("update");
    assertThat(lines().get(1)).contains("install").endsWith("chromium");
    assertThat(run.get(1).environment()).containsEntry("DEBIAN_FRONTEND", "noninteractive");
  }

  @Test
  void ubuntu_downloads_because_its_package_is_a_pointer_to_a_snap() {
    assertThat(install(new Machine(true, "ubuntu"), "")).isTrue();
    assertThat(lines()).singleElement().asString().contains("cli.js install --no-shell chromium");
    assertThat(run.get(0).environment()).containsEntry("PLAYWRIGHT_BROWSERS_PATH", "/downloads");
  }

  @Test
  void a_user_who_is_not_root_downloads() {
    assertThat(install(new Machine(false, "debian"), "")).isTrue();
    assertThat(lines()).singleElement().asString().contains("cli.js");
  }

  @Test
  void where_apt_fails_the_download_is_tried() {
    assertThat(install(new Machine(true, "debian"), "apt-get")).isTrue();
    assertThat(lines()).hasSize(2).last().asString().contains("cli.js");
  }

  @Test
  void where_nothing_works_nothing_is_claimed() {
    assertThat(install(new Machine(false, ""), "node")).isFalse();
  }

  private boolean install(Machine machine, String failing) {
    Command.Runner runner =
        (command, deadline) -> {
          run.add(command);
          return failing.isEmpty() || !command.line().get(0).contains(failing);
        };
    return new BrowserInstaller(machine, runner, Duration.ofMinutes(1)).install(DRIVER, DOWNLOADS);
  }

  private List<String> lines() {
    return run.stream().map(command -> String.join(" ", command.line())).toList();
  }
}
