package io.github.siakoberpa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> called = new ArrayList<>();

  private int execute(String... arguments) {
    Commands commands =
        new Commands() {
          @Override
          public int run(boolean withSandbox) {
            called.add("run " + withSandbox);
            return 1;
          }

          @Override
          public int sandbox(int port) {
            called.add("sandbox " + port);
            return 0;
          }

          @Override
          public int backup(@Nullable Path file, boolean replace, boolean ofSandbox) {
            called.add("backup %s %s %s".formatted(file, replace, ofSandbox));
            return 0;
          }

          @Override
          public int restore(Path file, boolean ofSandbox) {
            called.add("restore %s %s".formatted(file, ofSandbox));
            return 0;
          }

          @Override
          public int link(LinkRequest request) {
            called.add(
                "link %s %s %s %s"
                    .formatted(
                        request.session(),
                        request.phone(),
                        request.patience(),
                        request.withSandbox()));
            return 0;
          }

          @Override
          public int doctor(DoctorFormat format, boolean ofSandbox) {
            called.add("doctor %s %s".formatted(format, ofSandbox));
            return 0;
          }
        };
    return new CommandLineTool(
            commands,
            accounts(),
            () -> List.of("siakoberpa 1.2.3", "Java 17"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  private AccountCommands accounts() {
    return new AccountCommands() {
      @Override
      public int addUser(String email, String role, boolean ofSandbox) {
        called.add("user add %s %s %s".formatted(email, role, ofSandbox));
        return 0;
      }

      @Override
      public int changePassword(String email, boolean ofSandbox) {
        called.add("user passwd %s %s".formatted(email, ofSandbox));
        return 0;
      }

      @Override
      public int listUsers(boolean ofSandbox) {
        called.add("user list " + ofSandbox);
        return 0;
      }

      @Override
      public int createApiKey(
          String name,
          List<String> scopes,
          List<String> sessions,
          @Nullable String lifetime,
          boolean ofSandbox) {
        called.add("api-key create %s %s %s %s".formatted(name, scopes, sessions, lifetime));
        return 0;
      }

      @Override
      public int revokeApiKey(long id, boolean ofSandbox) {
        called.add("api-key revoke " + id);
        return 0;
      }

      @Override
      public int listApiKeys(boolean ofSandbox) {
        called.add("api-key list " + ofSandbox);
        return 0;
      }

      @Override
      public int importSeed(Path file, String role, boolean ofSandbox) {
        called.add("import-seed %s %s".formatted(file, role));
        return 0;
      }
    };
  }

  @Test
  void manages_users_and_api_keys() {
    execute("user", "add", "a@b");
    execute("user", "add", "a@b", "--role=admin", "--sandbox");
    execute("user", "passwd", "a@b");
    execute("user", "list");
    execute("api-key", "create", "shop");
    execute("api-key", "create", "shop", "--scopes=send,read", "--sessions=a,b", "--expires-in=9d");
    execute("api-key", "revoke", "7");
    execute("api-key", "list", "--sandbox");
    execute("import-seed", "old.sqlite");

    assertThat(called)
        .containsExactly(
            "user add a@b sender false",
            "user add a@b admin true",
            "user passwd a@b false",
            "user list false",
            "api-key create shop [send] [] null",
            "api-key create shop [send, read] [a, b] 9d",
            "api-key revoke 7",
            "api-key list true",
            "import-seed old.sqlite operator");
  }

  @Test
  void runs_the_application_when_nothing_is_said() {
    assertThat(execute()).as("the command's own code").isEqualTo(1);
    execute("--sandbox");
    execute("run");
    execute("run", "--sandbox");

    assertThat(called).containsExactly("run false", "run true", "run false", "run true");
  }

  @Test
  void runs_the_sandbox_on_its_usual_port_or_another() {
    execute("sandbox");
    execute("sandbox", "--port=0");

    assertThat(called).containsExactly("sandbox 8090", "sandbox 0");
  }

  @Test
  void makes_backups_and_restores_them() {
    execute("backup");
    execute("backup", "b.db", "--force", "--sandbox");
    execute("restore", "b.db");

    assertThat(called)
        .containsExactly("backup null false false", "backup b.db true true", "restore b.db false");
  }

  @Test
  void links_devices_and_looks_at_everything() {
    execute("link", "shop");
    execute("link", "shop", "--phone", "+62 812", "--timeout=20", "--sandbox");
    execute("doctor");
    execute("doctor", "--json", "--sandbox");

    assertThat(called)
        .containsExactly(
            "link shop null PT5M false",
            "link shop +62 812 PT20S true",
            "doctor PLAIN false",
            "doctor JSON true");
  }

  @ParameterizedTest
  @CsvSource({
    "doctr,          doctor",
    "run --sandbo,   --sandbox",
    "doctor --jsn,   --json",
    "link x --phon,  --phone"
  })
  void a_slip_of_the_pen_is_answered_with_what_may_be_meant(String line, String meant) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(meant);
    assertThat(called).isEmpty();
  }

  /** It used to be taken and forgotten: the restore then replaced the database of the real runs. */
  @ParameterizedTest
  @ValueSource(strings = {"--sandbox restore b.db", "--sandbox user list", "--sandbox run"})
  void an_option_before_the_command_that_belongs_behind_it_is_refused(String line) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--sandbox belongs behind the command");
    assertThat(called).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "xyzzy",
        "sandbox --port=x",
        "run --port=1",
        "restore",
        "user",
        "user add",
        "user add a@b secret",
        "api-key",
        "api-key revoke x",
        "import-seed",
        "link",
        "link a --timeout=soon",
        "backup a b"
      })
  void anything_else_is_answered_with_the_usage_and_code_2(String line) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: siakoberpa");
    assertThat(called).isEmpty();
  }

  @Test
  void tells_its_version_and_helps_everywhere() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence("siakoberpa 1.2.3", "Java 17");
    for (String[] line :
        new String[][] {
          {"--help"},
          {"run", "--help"},
          {"sandbox", "-h"},
          {"backup", "-h"},
          {"restore", "-h"},
          {"user", "-h"},
          {"user", "add", "-h"},
          {"api-key", "create", "-h"},
          {"import-seed", "-h"},
          {"link", "-h"},
          {"doctor", "-h"}
        }) {
      out.reset();
      assertThat(execute(line)).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("Exit codes:");
      if (line.length < 3) {
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Examples:");
      }
    }
    assertThat(called).isEmpty();
  }
}
