package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.BrowserTrial.Missing;
import io.github.siakoberpa.whatsappweb.session.BrowserTrial.NotStarted;
import io.github.siakoberpa.whatsappweb.session.BrowserTrial.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script plays the browser. */
class BrowserTrialTest {
  @TempDir Path folder;

  private BrowserTrial.Result trial(String script) throws IOException {
    return trial(script, Duration.ofSeconds(20));
  }

  private BrowserTrial.Result trial(String script, Duration patience) throws IOException {
    Path browser = Files.writeString(folder.resolve("browser"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    return new BrowserTrial(browser, folder, true, patience).run();
  }

  @Test
  void one_that_shows_the_page_has_started() throws IOException {
    BrowserTrial.Result result =
        trial("[ \"$1\" = --version ] && echo 'Chromium 1.2.3 ' || echo '<html></html>'");

    assertThat(result).isEqualTo(new Started(folder.resolve("browser"), "Chromium 1.2.3"));
  }

  @Test
  void one_that_fails_says_why_in_its_own_words() throws IOException {
    BrowserTrial.Result result =
        trial(
            "echo '[1:1:1/2.3:FATAL:zygote.cc(1)] No usable sandbox!' >&2; echo more >&2; exit 7");

    assertThat(result)
        .isEqualTo(
            new NotStarted(folder.resolve("browser"), "it ended with code 7: No usable sandbox!"));
  }

  @Test
  void one_that_ends_without_the_page_has_not_started() throws IOException {
    assertThat(trial("exit 0"))
        .isEqualTo(new NotStarted(folder.resolve("browser"), "it ended with code 0"));
  }

  @Test
  void one_that_hangs_is_ended() throws IOException {
    BrowserTrial.Result result = trial("exec tail -f /dev/null", Duration.ofMillis(300));

    assertThat(result).isInstanceOf(NotStarted.class);
    assertThat(((NotStarted) result).why()).contains("showed nothing within");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void one_that_is_not_there_is_missing() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(new BrowserTrial(nowhere, folder, true, Duration.ofSeconds(1)).run())
        .isEqualTo(new Missing());
  }
}
