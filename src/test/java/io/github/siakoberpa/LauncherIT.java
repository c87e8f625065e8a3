package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the packaged program, as a person starts them. */
class LauncherIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path home;
  private Path tools;
  private Path elsewhere;

  /** A home with the launcher and the program as it was built, but nothing to build it from. */
  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    tools = Files.createDirectory(folder.resolve("tools"));
    elsewhere = Files.createDirectory(folder.resolve("else where"));
    Files.copy(Path.of("siakoberpa"), home.resolve("siakoberpa"));
    executable(home.resolve("siakoberpa"));
    Files.createSymbolicLink(home.resolve("target"), Path.of("target").toAbsolutePath());
  }

  /** Before the folder is deleted, lest anybody follow them. */
  @AfterEach
  void removeLinks() throws IOException {
    if (Files.isSymbolicLink(home.resolve("target"))) {
      Files.delete(home.resolve("target"));
    }
    Files.deleteIfExists(home.resolve("target/lib"));
  }

  @Test
  void arguments_reach_the_program_from_any_folder_and_through_a_link() throws Exception {
    Path link = Files.createSymbolicLink(tools.resolve("wa"), home.resolve("siakoberpa"));

    Ended version = run(List.of(link.toString(), "--version"));
    Ended nonsense = run(List.of(link.toString(), "--nonsense"));

    assertThat(version.code()).isZero();
    assertThat(version.output()).startsWith("siakoberpa ");
    assertThat(nonsense.code()).isEqualTo(2);
    assertThat(nonsense.output()).contains("Usage: siakoberpa");
  }

  @Test
  void settings_go_to_java_wherever_they_stand() throws Exception {
    Ended ended =
        run(
            List.of(
                home.resolve("siakoberpa").toString(),
                "run",
                "-Dcamel.server.port=a b",
                "--sandbox",
                "-Dsiakoberpa.sandbox.port=0"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .isEqualToIgnoringNewLines(
            "siakoberpa: camel.server.port must be a whole number from 0 to 65535, not 'a b'.");
  }

  @Test
  void a_stop_is_clean_and_leaves_no_run_file() throws Exception {
    List<String> command =
        List.of(
            home.resolve("siakoberpa").toString(),
            "-Dcamel.server.port=0",
            "-Dsiakoberpa.dispatch.to=log:target",
            "-Dcamel.component.whatsapp-web.sessions=");
    Process process = start(command);
    Path runFile = elsewhere.resolve("data/run.json");
    try {
      await().atMost(LONG).until(() -> Files.exists(runFile));
      JsonNode run = new ObjectMapper().readTree(Files.readString(runFile));
      assertThat(run.get("pid").asLong())
          .as("exec: no shell stays between")
          .isEqualTo(process.pid());
      ApiClient api = ApiClient.to(run.get("port").asInt());
      assertThat(api.get("/api/health").status()).isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue())
          .as("the code of a process that was asked to end")
          .isEqualTo(143);
      assertThat(runFile).doesNotExist();
      assertThat(output())
          .contains("Siakoberpa is ready at http://127.0.0.1:" + run.get("port"))
          .doesNotContain("Camel ", "WARN", "ERROR", "Exception");
      assertThat(output().lines()).as("a handful of lines").hasSizeLessThan(8);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_program_is_built_when_it_is_missing_or_older_than_its_sources() throws Exception {
    Path jar = buildable();
    String launcher = home.resolve("siakoberpa").toString();

    Ended first = run(List.of(launcher, "--version"));
    Ended second = run(List.of(launcher, "--version"));
    Files.setLastModifiedTime(
        home.resolve("application.properties"),
        FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(5)));
    Ended third = run(List.of(launcher, "--version"));

    assertThat(first.output())
        .startsWith("Building the program")
        .contains("mvn -q -DskipTests package");
    assertThat(second.output()).doesNotContain("Building");
    assertThat(third.output()).startsWith("Building the program");
  }

  @Test
  void a_password_that_is_too_short_is_refused_before_the_build() throws Exception {
    buildable();
    String launcher = home.resolve("siakoberpa").toString();
    String word = "-Dsiakoberpa.admin.password=";

    Ended refused = run(List.of(launcher, "--sandbox", word + "elevenchars"));
    Ended built = run(List.of(launcher, "--version", word + "elevenchars", "user", "list"));

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output())
        .isEqualToIgnoringNewLines(
            "siakoberpa: siakoberpa.admin.password cannot be taken. A password must have at least 12 characters.");
    assertThat(built.output()).as("other commands").startsWith("Building the program");
  }

  @Test
  void a_build_that_fails_ends_the_start() throws Exception {
    buildable();
    script(tools.resolve("mvn"), "echo broken >&2; exit 1");

    Ended ended = run(List.of(home.resolve("siakoberpa").toString(), "--version"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("siakoberpa: the build failed");
  }

  @Test
  void without_maven_it_says_how_to_get_it() throws Exception {
    buildable();
    Files.delete(tools.resolve("mvn"));

    Ended ended = run(List.of(home.resolve("siakoberpa").toString(), "--version"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).startsWith("siakoberpa: there is no Maven here").contains("apt-get");
  }

  @Test
  void java_that_is_too_old_or_missing_is_named() throws Exception {
    script(tools.resolve("java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    Ended old = run(List.of(home.resolve("siakoberpa").toString()));
    Files.delete(tools.resolve("java"));
    Ended missing = run(List.of(home.resolve("siakoberpa").toString()));

    assertThat(old.code()).isEqualTo(1);
    assertThat(old.output()).startsWith("siakoberpa: Java 11 is too old");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.output()).startsWith("siakoberpa: there is no Java here");
  }

  /** A home that can be built, by a Maven that says what it was asked. Returns what it builds. */
  private Path buildable() throws IOException {
    Files.delete(home.resolve("target"));
    for (String name : List.of("pom.xml", "application.properties")) {
      Files.writeString(home.resolve(name), "");
    }
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("routes"));
    String real = Path.of("target").toAbsolutePath().toString();
    script(
        tools.resolve("mvn"),
        "echo \"mvn $*\"; mkdir -p target; ln -sf '%1$s/lib' target/lib; cp '%1$s/siakoberpa.jar' target/"
            .formatted(real));
    script(tools.resolve("npm"), "exit 0");
    return home.resolve("target/siakoberpa.jar");
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Ended(int code, String output) {}

  private Ended run(List<String> command) throws Exception {
    Process process = start(command);
    try {
      assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
      return new Ended(process.exitValue(), output());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.directory(elsewhere.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output").toFile());
    // Only these tools: what else is installed here must not decide a test.
    builder.environment().put("PATH", tools + ":" + basics());
    builder.environment().remove("JAVA_HOME");
    return builder.start();
  }

  /** The usual commands without java, mvn and npm; java is the one that runs this test. */
  private String basics() throws IOException {
    Path basics = folder.resolve("basics");
    if (Files.notExists(basics)) {
      Files.createDirectory(basics);
      for (String name :
          List.of(
              "bash",
              "sh",
              "env",
              "sed",
              "head",
              "find",
              "dirname",
              "readlink",
              "touch",
              "mkdir",
              "ln",
              "cp")) {
        Path real = Path.of("/usr/bin", name);
        script(
            basics.resolve(name),
            "exec %s \"$@\"".formatted(Files.exists(real) ? real : Path.of("/bin", name)));
      }
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      if (Files.notExists(tools.resolve("java"))) {
        script(tools.resolve("java"), "exec '" + java + "' \"$@\"");
      }
    }
    return basics.toString();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }
}
