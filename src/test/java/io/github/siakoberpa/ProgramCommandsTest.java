package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal sees of a start, and which exit code a script gets. */
class ProgramCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> values = new TreeMap<>();

  ProgramCommandsTest() {
    values.put("camel.server.port", "0");
    values.put("siakoberpa.sandbox.port", "0");
    values.put("camel.component.whatsapp-web.sessions", "");
    values.put("siakoberpa.browser.install", "never");
    values.put("siakoberpa.auth.password-cost", "4");
  }

  private ProgramCommands commands(Consumer<AutoCloseable> whileRunning) {
    return new ProgramCommands(
        new Surroundings(folder, Map.of(), values),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        program -> {
          try (AutoCloseable closedAfterwards = program) {
            whileRunning.accept(closedAfterwards);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private ProgramCommands commands() {
    return commands(program -> {});
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void complains(String begin) {
    String complaint = err.toString(StandardCharsets.UTF_8);
    assertThat(complaint.lines()).as("lines on stderr").hasSize(1);
    assertThat(complaint).startsWith("siakoberpa: " + begin).doesNotContain("Exception", "\tat ");
    assertThat(said()).as("stdout").isEmpty();
  }

  private JsonNode runFile(String folderInData) {
    try {
      return new ObjectMapper()
          .readTree(Files.readString(folder.resolve(folderInData).resolve("run.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_start_says_where_it_is_who_may_log_in_and_what_is_next() {
    int code =
        commands(
                program -> {
                  JsonNode run = runFile("data");
                  assertThat(run.fieldNames())
                      .toIterable()
                      .containsExactly(
                          "pid", "url", "port", "managementPort", "sandboxUrl", "startedAt");
                  assertThat(run.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
                  assertThat(run.get("sandboxUrl").isNull()).isTrue();
                  assertThat(said()).contains("ready at " + run.get("url").asText());
                  ApiClient api = ApiClient.to(run.get("port").asInt());
                  assertThat(api.get("/api/health").status()).isEqualTo(200);
                  String password = said().replaceAll("(?s).*password (\\w{20}) .*", "$1");
                  String login =
                      "{\"email\":\"admin@localhost\",\"password\":\"%s\"}".formatted(password);
                  assertThat(api.post("/api/auth/login", login).status()).isEqualTo(200);
                })
            .run(false);

    assertThat(code).isZero();
    assertThat(said().lines()).hasSize(6).anyMatch(line -> line.contains("/docs "));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(folder.resolve("data/run.json")).doesNotExist();
  }

  @Test
  void a_second_start_shows_no_password() {
    commands().run(false);
    out.reset();

    commands().run(false);

    assertThat(said()).doesNotContain("password", "user");
  }

  @Test
  void with_a_sandbox_everything_lies_apart() {
    int code =
        commands(
                program -> {
                  String url = runFile("data/sandbox").get("sandboxUrl").asText();
                  assertThat(said()).contains(url + "sandbox/");
                  assertThat(ApiClient.to(URI.create(url).getPort()).get("/sandbox/").status())
                      .isEqualTo(200);
                })
            .run(true);

    assertThat(code).isZero();
    assertThat(folder.resolve("data/siakoberpa.db")).doesNotExist();
    assertThat(folder.resolve("data/sandbox/siakoberpa.db")).exists();
  }

  @Test
  void nobody_else_can_look_into_the_data() throws IOException {
    commands().run(true);

    for (String path : new String[] {"data", "data/sandbox"}) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(path)))
          .as(path)
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void the_sandbox_alone_says_how_to_use_it() {
    assertThat(commands().sandbox(0)).isZero();

    assertThat(said()).contains("-Dcamel.component.whatsapp-web.url=http://127.0.0.1:");
  }

  @Test
  void a_port_in_use_is_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      values.put("camel.server.port", Integer.toString(taken.getLocalPort()));

      assertThat(commands().run(false)).isEqualTo(1);

      complains("Cannot listen on 127.0.0.1 port " + taken.getLocalPort());
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("camel.server.port");
    }
    assertThat(commands().run(false)).as("nothing was left behind").isZero();
  }

  @Test
  void a_backup_of_the_running_application_can_be_restored_and_started() throws IOException {
    Path backup = folder.resolve("b.db");
    commands(program -> assertThat(commands().backup(Path.of("b.db"), false, false)).isZero())
        .run(false);
    assertThat(said()).contains("The backup is " + backup);
    out.reset();

    assertThat(commands().restore(Path.of("b.db"), false)).isZero();

    assertThat(said())
        .startsWith("The backup is restored as " + folder.resolve("data/siakoberpa.db"))
        .contains("  before    ", "  in doubt  0 ", "  missing   ")
        .contains(
            "  opt-outs  0 that", "  accounts  revoked or deleted since, and removed again: 0 ");
    out.reset();
    assertThat(commands().run(false)).isZero();
    assertThat(said()).as("its user is there").doesNotContain("password");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_backup_without_a_name_has_the_time_in_it() {
    commands().run(true);
    out.reset();

    assertThat(commands().backup(null, false, true)).isZero();

    assertThat(said()).containsPattern("data/sandbox/backups/siakoberpa-\\d{8}T\\d{6}Z[.]db");
  }

  @Test
  void a_restore_under_a_running_application_is_one_line() {
    commands(
            program -> {
              commands().backup(Path.of("b.db"), false, false);
              out.reset();
              assertThat(commands().restore(Path.of("b.db"), false)).isEqualTo(1);
              complains("The database in " + folder.resolve("data") + " is in use");
            })
        .run(false);
  }

  @Test
  void a_copy_that_cannot_be_made_is_one_line() {
    assertThat(commands().backup(Path.of("b.db"), false, false)).isEqualTo(1);
    complains("There is no database ");
    err.reset();
    assertThat(commands().restore(Path.of("b.db"), false)).isEqualTo(1);
    complains("There is no backup ");
  }

  @Test
  void a_damaged_database_is_one_line() throws IOException {
    commands().run(false);
    out.reset();
    Files.writeString(folder.resolve("data/siakoberpa.db"), "no longer a database ".repeat(500));

    assertThat(commands().run(false)).isEqualTo(1);

    complains("The database " + folder.resolve("data/siakoberpa.db") + " is damaged");
  }

  @Test
  void a_sandbox_port_in_use_is_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      values.put("siakoberpa.sandbox.port", Integer.toString(taken.getLocalPort()));

      assertThat(commands().run(true)).isEqualTo(1);

      complains("The sandbox cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void a_sandbox_port_that_is_none_is_one_line() {
    assertThat(commands().sandbox(70_000)).isEqualTo(1);

    complains("It cannot start: port must be 0 to 65535, not 70000");
  }

  @Test
  void a_database_in_use_is_one_line() {
    try (Database other = Database.open(folder.resolve("data"))) {
      assertThat(other.writer()).isNotNull();
      assertThat(commands().run(false)).isEqualTo(1);

      complains("The database in " + folder.resolve("data") + " is in use");
    }
  }

  @Test
  void a_data_folder_that_is_a_file_is_one_line() throws IOException {
    Files.writeString(folder.resolve("data"), "x");

    assertThat(commands().run(false)).isEqualTo(1);

    complains("The folder " + folder.resolve("data") + " cannot be made");
  }

  @Test
  void a_file_of_settings_that_cannot_be_read_is_one_line() throws IOException {
    Files.createDirectory(folder.resolve("application.properties"));

    assertThat(commands().run(false)).isEqualTo(1);

    complains("The file " + folder.resolve("application.properties") + " cannot be read");
  }

  @Test
  void senseless_values_are_one_line_that_begins_with_their_key() {
    Map<String, String> senseless =
        Map.ofEntries(
            Map.entry("camel.server.port", "99999"),
            Map.entry("camel.server.max-body-size", "much"),
            Map.entry("camel.component.whatsapp-web.url", "foo"),
            Map.entry("camel.component.whatsapp-web.headless", "perhaps"),
            Map.entry("camel.component.whatsapp-web.send-timeout", "long"),
            Map.entry("camel.component.whatsapp-web.nonsense", "1"),
            Map.entry("siakoberpa.browser.install", "maybe"),
            Map.entry("siakoberpa.numbers.default-country", "XX"),
            Map.entry("siakoberpa.pace", "fast"),
            Map.entry("siakoberpa.dispatch.to", "nosuch:x"),
            Map.entry("siakoberpa.dispatch.interval", "often"),
            Map.entry("siakoberpa.dispatch.retry-delays", "soon"),
            Map.entry("siakoberpa.retention.sent", "always"),
            Map.entry("siakoberpa.disk.min-free", "256"),
            Map.entry("siakoberpa.auth.key", "short"),
            Map.entry("siakoberpa.auth.key-file", "nowhere"),
            Map.entry("siakoberpa.auth.refresh-token-lifetime", "1s"),
            Map.entry("siakoberpa.auth.password-cost", "3"),
            Map.entry("siakoberpa.admin.email", "nobody"),
            Map.entry("siakoberpa.admin.password", "x".repeat(73)));
    senseless.forEach(
        (key, value) -> {
          err.reset();
          String before = values.put(key, value);

          assertThat(commands().run(false)).as(key).isEqualTo(1);

          complains(key);
          values.remove(key);
          if (before != null) {
            values.put(key, before);
          }
        });
  }

  @Test
  void a_folder_of_routes_without_routes_is_one_line() throws IOException {
    Files.createDirectory(folder.resolve("routes"));

    assertThat(commands().run(false)).isEqualTo(1);

    complains("The folder " + folder.resolve("routes") + " holds no routes");
  }

  @Test
  void a_route_that_cannot_be_read_is_one_line_that_names_the_file() throws IOException {
    Files.createDirectory(folder.resolve("routes"));
    Files.writeString(folder.resolve("routes/mine.camel.yaml"), "- route:\n    nonsense: 1\n");

    assertThat(commands().run(false)).isEqualTo(1);

    complains("It cannot start: ");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("mine.camel.yaml");
  }

  @Test
  void what_may_be_a_slip_of_the_pen_is_said_and_stops_nothing() {
    values.put("siakoberpa.colour", "blue");

    assertThat(commands().run(false)).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "siakoberpa: -D: there is no setting siakoberpa.colour; it changes nothing.");
  }
}
