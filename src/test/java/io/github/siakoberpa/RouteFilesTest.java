package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
  @TempDir Path folder;

  @Test
  void those_of_the_working_folder_are_used_else_those_in_the_jar_and_never_both()
      throws IOException {
    assertThat(RouteFiles.of(folder).all()).isEqualTo("classpath:siakoberpa/routes/*.camel.yaml");

    write("mine");

    assertThat(RouteFiles.of(folder).all())
        .isEqualTo("file:" + folder.resolve("routes") + "/*.camel.yaml");
  }

  @Test
  void those_that_take_messages_in_come_first() throws IOException {
    assertThat(RouteFiles.of(folder).first().split(","))
        .hasSameSizeAs(RouteFiles.FIRST)
        .contains("classpath:siakoberpa/routes/enqueue.camel.yaml");

    for (String name : RouteFiles.FIRST) {
      write(name);
    }

    assertThat(Arrays.stream(RouteFiles.of(folder).first().split(",")))
        .hasSameSizeAs(RouteFiles.FIRST)
        .contains("file:" + folder.resolve("routes") + "/enqueue.camel.yaml");
  }

  @Test
  void files_that_a_person_cut_in_another_way_come_together() throws IOException {
    write("auth");
    write("the-rest");

    RouteFiles files = RouteFiles.of(folder);

    assertThat(files.first()).isEqualTo(files.all());
  }

  private void write(String name) throws IOException {
    Files.createDirectories(folder.resolve("routes"));
    Files.writeString(folder.resolve("routes/" + name + ".camel.yaml"), "");
  }
}
