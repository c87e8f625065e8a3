package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserFinderTest {
  @Test
  void the_path_comes_before_the_usual_places_and_chrome_before_chromium() {
    assertThat(
            new BrowserFinder(
                    "Linux",
                    Map.of("PATH", "/usr/local/bin:/usr/bin"),
                    Set.of("/usr/bin/chromium", "/usr/local/bin/google-chrome")::contains)
                .find())
        .contains(Path.of("/usr/local/bin/google-chrome"));
  }

  @Test
  void a_service_with_an_empty_path_still_finds_the_usual_places() {
    assertThat(
            new BrowserFinder("Linux", Map.of(), Set.of("/opt/google/chrome/chrome")::contains)
                .find())
        .contains(Path.of("/opt/google/chrome/chrome"));
  }

  @Test
  void a_mac_has_browsers_for_everybody_and_for_one_person() {
    String own = "/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    assertThat(
            new BrowserFinder("Mac OS X", Map.of("HOME", "/Users/ana"), Set.of(own)::contains)
                .find())
        .contains(Path.of(own));
  }

  @Test
  void windows_has_edge_where_no_chrome_is() {
    String edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    Map<String, String> environment =
        Map.of("ProgramFiles", "C:\\Program Files", "ProgramFiles(x86)", "C:\\Program Files (x86)");
    assertThat(new BrowserFinder("Windows 11", environment, Set.of(edge)::contains).find())
        .contains(Path.of(edge));
  }

  @Test
  void nothing_installed_is_nothing_found() {
    assertThat(new BrowserFinder("Linux", Map.of("PATH", "/bin"), path -> false).find()).isEmpty();
  }
}
