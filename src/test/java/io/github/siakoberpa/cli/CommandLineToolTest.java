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
        };
    return new CommandLineTool(
            commands,
            "1.2.3",
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .execute(arguments);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "nonsense",
        "sandbox --port=x",
        "run --port=1",
        "restore",
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
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("siakoberpa 1.2.3");
    for (String[] line :
        new String[][] {
          {"--help"}, {"run", "--help"}, {"sandbox", "-h"}, {"backup", "-h"}, {"restore", "-h"}
        }) {
      assertThat(execute(line)).isZero();
    }
    assertThat(called).isEmpty();
  }
}
