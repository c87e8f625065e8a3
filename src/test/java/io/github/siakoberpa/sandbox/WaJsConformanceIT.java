package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WaJsConformanceIT {

  private static final String BOB = "491701112223@c.us";
  private static Sandbox sandbox;
  private static WaJsBrowser browser;
  private static ControlDoor door;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    browser = new WaJsBrowser();
    door = new ControlDoor(sandbox.url());
  }

  @AfterAll
  static void stop() {
    browser.close();
    sandbox.close();
  }

  @Test
  void a_scanned_qr_leads_to_main_and_a_message_gets_its_acks() {
    try (BrowserContext context = browser.freshProfile()) {
      WaJsPage page = WaJsPage.open(context, sandbox, "default").awaitQr();
      door.post("/sandbox/scan", "{}");
      page.awaitMain();
      assertThat(page.send(BOB, "3EB0000000000000000001", "hello"))
          .as("outcome")
          .containsEntry("ack", 1);
      page.await("() => heard.some((e) => e.ack === 3)");
      assertThat(door.messages()).as("oracle").hasSize(1);
      page.page()
          .screenshot(
              new com.microsoft.playwright.Page.ScreenshotOptions()
                  .setPath(java.nio.file.Path.of("target/main.png")));
    }
  }
}
