package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KilledHostIT {
  private static final Path OUTPUT = Path.of("target", "killed-host.log");

  @Test
  void a_killed_host_leaves_a_session_that_the_next_one_takes_over_with_no_process_too_many()
      throws Exception {
    try (SandboxedCamel camel = new SandboxedCamel(component -> {})) {
      List<Path> before = temporaryDrivers();
      Process host = host(camel);
      Awaitility.await("QR on show in the other process")
          .atMost(Duration.ofSeconds(30))
          .until(() -> camel.scanned("killed"));
      // Killed before the page has written the link down, it would have to be scanned again.
      Awaitility.await("the other process is linked")
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.readString(OUTPUT).contains("SESSION READY"));
      List<ProcessHandle> tree =
          Stream.concat(Stream.of(host.toHandle()), host.descendants()).toList();
      assertThat(tree).as("host, driver and browser").hasSizeGreaterThan(2);
      host.destroyForcibly().waitFor();

      camel.session("killed").start();
      camel.await("killed", SessionState.READY);
      Awaitility.await("old processes are gone")
          .atMost(Duration.ofSeconds(10))
          .until(() -> tree.stream().noneMatch(ProcessLines::runs));
      assertThat(temporaryDrivers()).as("drivers in the temporary folder").isEqualTo(before);
    }
  }

  @Test
  void a_host_that_is_told_to_end_takes_its_browser_along() throws Exception {
    try (SandboxedCamel camel = new SandboxedCamel(component -> {})) {
      Process host = host(camel);
      Awaitility.await("QR on show in the other process")
          .atMost(Duration.ofSeconds(30))
          .until(() -> camel.scanned("killed"));
      List<ProcessHandle> browser = host.descendants().toList();
      assertThat(browser).as("driver and browser").hasSizeGreaterThan(1);
      host.destroy();
      assertThat(host.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
      assertThat(browser).as("browser and driver").noneMatch(ProcessLines::runs);
    }
  }

  private static Process host(SandboxedCamel camel) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SessionHost.class.getName(),
            camel.url(),
            camel.profile("killed").getParent().toString(),
            SandboxedCamel.DRIVER.toString(),
            "killed")
        .redirectErrorStream(true)
        .redirectOutput(OUTPUT.toFile())
        .start();
  }

  private static List<Path> temporaryDrivers() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("playwright-java-"))
          .sorted()
          .toList();
    }
  }
}
