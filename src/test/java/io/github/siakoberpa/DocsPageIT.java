package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.github.siakoberpa.whatsappweb.session.BrowserForTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsPageIT {
  @TempDir Path folder;

  @Test
  void the_contract_can_be_read_without_internet_and_nothing_breaks_the_policy() {
    List<String> complaints = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    BrowserForTests.useDriver();
    try (Application application = TestApplication.in(folder).start();
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = open(playwright)) {
      String server = "http://127.0.0.1:" + application.port();
      Page page = browser.newPage();
      page.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
      page.onPageError(complaints::add);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server) && !request.url().startsWith("data:")) {
              elsewhere.add(request.url());
            }
          });
      page.navigate(server + "/docs");
      page.locator("#operations-Messages-queueMessage").waitFor();
      page.locator("#operations-Messages-queueMessage .opblock-summary-control").click();
      page.locator("#operations-Messages-queueMessage .opblock-body").waitFor();
      assertThat(page.content()).contains("Siakoberpa");
    }
    assertThat(elsewhere).as("requests to other servers").isEmpty();
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private static Browser open(Playwright playwright) {
    boolean root = System.getProperty("user.name").equals("root");
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(BrowserForTests.path())
                .setArgs(root ? List.of("--no-sandbox") : List.of()));
  }
}
