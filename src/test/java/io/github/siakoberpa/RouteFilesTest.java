package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
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
  void what_is_switched_off_does_not_run_and_everything_else_does() {
    try (Application application =
        TestApplication.in(folder)
            .with("siakoberpa.events", "false")
            .with("siakoberpa.incoming", "false")
            .start()) {
      CamelContext context = application.camelContext();
      assertThat(context.getRoutes())
          .extracting(Route::getId)
          .contains("alert-sessions", "session-state-events", "deliver-alert");
      assertThat(context.getRoutes())
          .filteredOn(
              route -> context.getRouteController().getRouteStatus(route.getId()).isStopped())
          .isNotEmpty()
          .allSatisfy(route -> assertThat(route.isAutoStartup()).as(route.getId()).isFalse());
      assertThat(context.getRoutes())
          .filteredOn(route -> Boolean.FALSE.equals(route.isAutoStartup()))
          .hasSizeGreaterThan(8)
          .allSatisfy(
              route ->
                  assertThat(context.getRouteController().getRouteStatus(route.getId()).isStopped())
                      .as(route.getId())
                      .isTrue());
    }
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
