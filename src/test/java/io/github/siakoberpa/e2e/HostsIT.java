package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other people's applications with the component in them, as the build made them of {@code
 * src/it/hosts} and of the jar as a repository has it. Each is a process of its own in a folder of
 * its own, so that everything that the jar might bring along is to be seen.
 */
class HostsIT {
  private static final Path HOSTS = Path.of("target", "hosts").toAbsolutePath();
  private static final Path DRIVER = Path.of("target", "whatsapp-web-driver").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"camel-main", "spring-boot"})
  void a_host_sends_and_hears_and_gets_nothing_but_the_component(String name) throws Exception {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
        JavaProcess host = started(name, sandbox)) {
      Http door = new Http(sandbox.url());
      link(host, door);

      drop("outbox", "hello.txt", "Hello from " + name);
      await("the message at the other side")
          .atMost(PATIENCE)
          .until(() -> texts(door), texts -> texts.contains("Hello from " + name));

      door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"Hello host\"}");
      await("the answer in the host's folder")
          .atMost(PATIENCE)
          .until(() -> heard(), texts -> texts.contains("Hello host"));

      assertOnlyItsOwn(host);
    }
  }

  private JavaProcess started(String name, Sandbox sandbox) throws Exception {
    Path target = HOSTS.resolve(name).resolve("target");
    String classPath =
        target.resolve("classes")
            + File.pathSeparator
            + target.resolve("lib")
            + File.separator
            + "*";
    Map<String, String> properties =
        Map.of(
            "camel.component.whatsapp-web.url", sandbox.url().toString(),
            "camel.component.whatsapp-web.driver-directory", DRIVER.toString());
    return JavaProcess.start(folder, properties, classPath, "com.example.Host");
  }

  /** As soon as the host says that there is a code to scan. */
  private void link(JavaProcess host, Http door) throws Exception {
    awaitState(host, "SCAN_QR");
    Http.Answer scan = door.post("/sandbox/scan", "{\"phone\":\"4915112345678\"}");
    assertThat(scan.status()).as("scan: %s", scan.body()).isEqualTo(200);
    awaitState(host, "READY");
  }

  private void awaitState(JavaProcess host, String state) {
    Path states = folder.resolve("inbox").resolve("states.txt");
    await("the host hears of " + state)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(states)
                    .as("what the host heard; it says %s", host.output())
                    .content()
                    .contains("support is " + state));
  }

  private void drop(String into, String name, String text) throws Exception {
    Path written = Files.writeString(folder.resolve(name), text);
    Files.move(written, Files.createDirectories(folder.resolve(into)).resolve(name));
  }

  private static List<String> texts(Http door) throws Exception {
    JsonNode rows = door.get("/sandbox/messages?since=0").body();
    return rows.findValuesAsText("body");
  }

  private List<String> heard() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("inbox"))) {
      return files.map(HostsIT::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertOnlyItsOwn(JavaProcess host) throws Exception {
    assertThat(host.output().lines())
        .as("lines in the format of the host's own logging")
        .isNotEmpty()
        .allMatch(line -> line.startsWith("HOST "));
    assertThat(host.output()).as("routes").contains("Routes startup (total:3");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("what was made in the host's folder")
          .containsExactlyInAnyOrder("inbox", "outbox", "linked-devices", "output.log");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("databases")
          .noneMatch(file -> file.startsWith("siakoberpa"));
    }
    assumeTrue(ListeningSockets.known(), "a system that cannot tell who listens");
    assertThat(ListeningSockets.of(host.tree())).as("ports of host and browser").isEmpty();
  }
}
