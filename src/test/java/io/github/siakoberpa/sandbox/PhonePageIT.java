package io.github.siakoberpa.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.siakoberpa.sandbox.Conformance.Tour;
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
}
