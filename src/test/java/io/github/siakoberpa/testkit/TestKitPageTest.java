package io.github.siakoberpa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestKitPageTest {

  private static final Path PAGE = Path.of("src/main/docs/testkit.adoc");
  private static final Path EXAMPLE =
      Path.of("src/test/java/io/github/siakoberpa/testkit/example/OrderRouteIT.java");

  @Test
  void the_example_on_the_page_is_the_one_that_is_run() throws IOException {
    String example = Files.readString(EXAMPLE);

    assertThat(Files.readString(PAGE))
        .as("the page")
        .contains(example.substring(example.indexOf("import static")).strip());
  }
}
