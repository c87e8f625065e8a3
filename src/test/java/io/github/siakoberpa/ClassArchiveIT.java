package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The archive that the build leaves beside the jar. */
class ClassArchiveIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @Test
  void java_takes_the_archive_when_it_is_started_as_the_launcher_does() throws Exception {
    Path archive = TARGET.resolve("siakoberpa.jsa");
    assumeTrue(Files.exists(archive), "a Java that makes none");
    // With on instead of auto Java refuses to start with an archive that does not fit.
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + archive,
                "-Xshare:on",
                "-jar",
                TARGET.resolve("siakoberpa.jar").toString(),
                "--version")
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines()).as("nothing but the versions").hasSize(5);
  }
}
