package io.github.siakoberpa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;

/** The folder of the tests' browser profiles goes, whatever still happens in it. */
class SessionsFolderTest {

  /** A session that lost its page to the removal opens the next one meanwhile. */
  @RepeatedTest(20)
  void folder_goes_though_files_come_and_go_in_it() throws Exception {
    SessionsFolder folder = SessionsFolder.make();
    Path profile = Files.createDirectory(folder.path().resolve("shop"));
    CountDownLatch busy = new CountDownLatch(100);
    Thread browser = new Thread(() -> comeAndGo(profile.resolve("SingletonSocket"), busy));
    browser.start();
    busy.await();
    folder.remove();
    browser.join();
    assertThat(folder.path()).doesNotExist();
  }

  private static void comeAndGo(Path file, CountDownLatch busy) {
    try {
      for (int i = 0; i < 20_000; i++) {
        Files.createFile(file);
        Files.deleteIfExists(file);
        busy.countDown();
      }
    } catch (IOException folderIsGone) {
      busy.countDown();
    }
  }
}
