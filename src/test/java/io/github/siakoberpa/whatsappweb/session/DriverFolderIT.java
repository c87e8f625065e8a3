package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unpacks the real driver, 140 MB, and therefore only once. */
class DriverFolderIT {
  private Path folder;

  @BeforeEach
  void make() throws Exception {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "driver-");
  }

  @AfterEach
  void delete() throws Exception {
    FileTree.delete(folder);
  }

  @Test
  void whoever_comes_first_unpacks_it_whole_and_the_others_use_it() throws Exception {
    Path half = Files.createDirectories(folder.resolve("playwright-1.62.0.part"));
    Files.writeString(half.resolve("node"), "left by a run that was killed");
    List<CompletableFuture<Path>> users =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::unpacked)).limit(3).toList();
    for (CompletableFuture<Path> user : users) {
      assertThat(user.get()).isEqualTo(unpacked());
    }
    assertThat(unpacked().resolve("node")).isExecutable();
    assertThat(unpacked().resolve("package").resolve("cli.js")).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", unpacked().getFileName().toString());
    }
  }

  private Path unpacked() {
    try {
      return DriverFolder.unpacked(folder);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
