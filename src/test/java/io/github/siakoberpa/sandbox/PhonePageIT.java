package io.github.siakoberpa.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Conformance.class)
class PhonePageIT {

  @Test
  void a_person_scans_reads_and_answers(Tour tour) {
    WaJsPage page = tour.unlinked("default");
    Page phone = tour.phone();

    phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Scan the QR")).click();
    page.awaitMain().send("491701112223@c.us", "3EB0000000000000000001", "<b>Shall we meet?</b>");
    assertThat(phone.getByRole(AriaRole.LOG)).containsText("<b>Shall we meet?</b>");
    phone.getByPlaceholder("Answer as the other side").fill("At noon");
    phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();

    page.await("() => heard.some(({body, fromMe}) => body === 'At noon' && !fromMe)");
    assertThat(phone.getByRole(AriaRole.LOG)).containsText("At noon");
    phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
    page.page().waitForURL("**/*post_logout*");
    assertThat(tour.messages()).as("oracle").hasSize(1);
  }

  @Test
  void a_person_sees_what_was_done_to_messages_and_does_it_too(Tour tour) {
    WaJsPage page = tour.unlinked("default");
    Page phone = tour.phone();
    tour.door().post("/sandbox/scan", "{}");
    page.awaitMain().send("491701112223@c.us", "3EB0000000000000000301", "Shall we meet?");
    incoming(tour, "'body':'At noon','quotedId':'3EB0000000000000000301'");
    incoming(tour, "'poll':{'question':'Where?','answers':['Here','There']}");
    String picture =
        "'media':{'mimetype':'image/png','caption':'Look','data':'%s'}"
            .formatted(Base64.getEncoder().encodeToString(png()));
    incoming(tour, picture);
    String wrong = incoming(tour, "'body':'Come latr'");
    incoming(tour, "'edit':{'targetId':'%s','body':'Come later'}".formatted(wrong));
    String gone = incoming(tour, "'body':'never mind'");
    incoming(tour, "'deletion':{'targetId':'%s'}".formatted(gone));
    incoming(tour, "'location':{'latitude':52.5,'longitude':13.4,'name':'Cafe'}");
    incoming(tour, "'contact':{'name':'Ann','phone':'491701112224'}");

    phone.waitForFunction("() => document.querySelector('.bubble img')?.naturalWidth === 220");
    Locator log = phone.getByRole(AriaRole.LOG);
    assertThat(log).containsText("Come later");
    assertThat(log).not().containsText("never mind");
    Locator asked =
        log.locator(".bubble").filter(new Locator.FilterOptions().setHasText("Shall we meet?"));
    asked.first().hover();
    asked
        .first()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("React 👍"))
        .click();
    log.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("There")).click();

    page.await("() => heard.some(({event, chosen}) => event === 'vote' && chosen === 'There')");
    page.await("() => heard.some(({event, text}) => event === 'reaction' && text === '👍')");
    assertThat(asked.first().locator(".reactions")).hasText("👍");
    phone.getByLabel("📎 File").setInputFiles(fileOf("notes.txt", "Notes"));
    page.await("() => heard.some(({filename}) => filename === 'notes.txt')");
    phone.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "sandbox-phone.png")));
  }

  private static byte[] png() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(220, 120, BufferedImage.TYPE_INT_RGB), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static FilePayload fileOf(String name, String text) {
    return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String incoming(Tour tour, String fields) {
    String call = "{'from':'491701112223','pushname':'Bob',%s}".formatted(fields);
    return tour.door().post("/sandbox/incoming", call.replace('\'', '"')).text("id");
  }
}
