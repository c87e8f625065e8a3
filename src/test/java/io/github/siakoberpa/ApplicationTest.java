package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  @TempDir Path folder;

  @Test
  void starts_and_stops_several_times_in_one_jvm() {
    for (int i = 0; i < 3; i++) {
      try (Application application = TestApplication.in(folder).start()) {
        assertThat(application.port()).as("the port").isPositive();
        assertThat(application.camelContext().getRoutes()).as("the routes").isNotEmpty();
      }
    }
  }
}
