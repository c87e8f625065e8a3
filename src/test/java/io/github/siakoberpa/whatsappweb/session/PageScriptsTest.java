package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageScriptsTest {
  private static final Duration ANY = Duration.ofSeconds(1);
  private static final Deadlines DEADLINES =
      new Deadlines(ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY);

  @TempDir private Path folder;

  @Test
  void a_file_replaces_the_wa_js_of_the_jar() throws Exception {
    Path newer = Files.writeString(folder.resolve("newer.js"), "window.WPP = 'newer';");
    String script = PageScripts.all("https://web.whatsapp.com", newer, DEADLINES);
    assertThat(script).contains("window.WPP = 'newer';").contains("disableGoogleAnalytics: true");
    assertThat(script.length()).as("size without the one in the jar").isLessThan(100_000);
  }
}
