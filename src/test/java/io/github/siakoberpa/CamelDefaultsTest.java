package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelDefaultsTest {
  @TempDir Path folder;

  @Test
  void the_routes_of_the_working_folder_are_used_else_those_in_the_jar_and_never_both()
      throws IOException {
    assertThat(CamelDefaults.routes(folder)).isEqualTo("classpath:siakoberpa/routes/*.camel.yaml");

    Files.createDirectory(folder.resolve("routes"));
    Files.writeString(folder.resolve("routes/mine.camel.yaml"), "");

    assertThat(CamelDefaults.routes(folder))
        .isEqualTo("file:" + folder.resolve("routes") + "/*.camel.yaml");
  }
}
