package io.github.siakoberpa.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private record Fixed(String name, Supplier<Finding> finding) implements Check {
    @Override
    public Finding look() {
      return finding.get();
    }
  }

  private static final Check GOOD = new Fixed("java", () -> Finding.ok("Java 17"));
  private static final Check LATER = new Fixed("clock", () -> Finding.skipped("nobody to ask"));
  private static final Check BAD =
      new Fixed("disk", () -> Finding.wrong("12 MB free", "Make\nroom."));
  private static final Check BROKEN =
      new Fixed(
          "network",
          () -> {
            throw new IllegalStateException("no idea");
          });

  private final List<String> lines = new ArrayList<>();

  @Test
  void each_finding_is_one_line_with_a_mark_and_what_to_do() {
    boolean well = new Examination(List.of(GOOD, LATER, BAD)).run(lines::add, true);

    assertThat(well).isFalse();
    assertThat(lines)
        .containsExactly(
            "✓ java   Java 17", "– clock  nobody to ask", "✗ disk   12 MB free. Make room.");
  }

  @Test
  void without_marks_the_lines_are_plain_ascii() {
    assertThat(new Examination(List.of(GOOD, LATER)).run(lines::add, false)).isTrue();
    new Examination(List.of(BAD)).run(lines::add, false);

    assertThat(lines)
        .containsExactly(
            "ok   java   Java 17",
            "skip clock  nobody to ask",
            "FAIL disk  12 MB free. Make room.");
  }

  @Test
  void a_check_that_fails_does_not_keep_the_others_from_looking() {
    assertThat(new Examination(List.of(BROKEN, GOOD)).run(lines::add, false)).isFalse();

    assertThat(lines.get(0)).contains("this check failed: no idea");
    assertThat(lines).hasSize(2);
  }

  @Test
  void scripts_get_json() throws IOException {
    Examination examination = new Examination(List.of(GOOD, BAD));
    examination.run(line -> {}, false);

    JsonNode json = new ObjectMapper().readTree(examination.json());

    assertThat(json.get("healthy").asBoolean()).isFalse();
    assertThat(json.get("checks").get(0).toString())
        .isEqualTo("{\"check\":\"java\",\"state\":\"ok\",\"found\":\"Java 17\",\"advice\":null}");
    assertThat(json.get("checks").get(1).get("state").asText()).isEqualTo("wrong");
  }
}
