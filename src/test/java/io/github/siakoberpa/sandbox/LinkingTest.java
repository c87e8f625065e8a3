package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How devices come and go. */
class LinkingTest {

  private static final String PHONE = "4915112345678";

  private Sandbox sandbox;
  private ControlDoor door;

  @BeforeEach
  void start() {
    start(QrTiming.REAL);
  }

  /** For those who wait for what happens when a QR changes. */
  private void startHurried() {
    sandbox.close();
    start(new QrTiming(Duration.ofMillis(300), Duration.ofMillis(50), 3));
  }

  private void start(QrTiming timing) {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0), timing);
    door = new ControlDoor(sandbox.url());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void a_qr_changes_until_it_goes_idle_and_comes_back_when_asked_for() throws IOException {
    startHurried();
    FakePage page = FakePage.open(sandbox, "default");
    page.awaitFrame("idle");

    List<JsonNode> refs = page.frames("ref");
    assertThat(refs)
        .extracting(frame -> frame.path("ref").asText())
        .as("refs")
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(refs)
        .extracting(frame -> frame.path("ttl").asInt())
        .as("their times")
        .containsExactly(300, 50, 50);
    assertThat(door.post("/sandbox/scan", "{}").status()).as("scanning an idle QR").isEqualTo(409);
    page.post("refresh-qr", "{}");
    page.awaitFrames("ref", 4);
    assertThat(door.post("/sandbox/scan", "{}").status()).as("scanning a new QR").isEqualTo(200);
  }

  @Test
  void a_scan_without_a_phone_takes_the_next_free_number() throws IOException {
    FakePage one = FakePage.open(sandbox, "one");
    one.awaitFrame("ref");
    assertThat(door.post("/sandbox/scan", "{}").text("phone")).as("first").isEqualTo(PHONE);
    FakePage two = FakePage.open(sandbox, "two");
    two.awaitFrame("ref");

    assertThat(door.post("/sandbox/scan", "{}").text("phone"))
        .as("second")
        .isEqualTo("4915112345679");

    JsonNode paired = two.awaitFrame("paired");
    assertThat(paired.path("phone").asText())
        .as("told to the page")
        .isEqualTo("4915112345679@c.us");
    assertThat(door.post("/sandbox/scan", "{\"session\":\"two\"}").status())
        .as("again")
        .isEqualTo(409);
  }

  @Test
  void a_typed_code_links_even_when_the_qr_is_idle() throws IOException {
    startHurried();
    FakePage page = FakePage.open(sandbox, "default");
    page.awaitFrame("idle");
    assertThat(page.post("link-code", "{\"phone\":\"+49 1577 7777777\"}").text("code"))
        .as("code")
        .hasSize(8);

    assertThat(door.post("/sandbox/scan", "{}").text("phone"))
        .as("phone")
        .isEqualTo("4915777777777");
  }

  @Test
  void a_page_that_says_it_is_linked_is_believed_by_a_sandbox_that_never_saw_it()
      throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.awaitFrame("welcome");

    assertThat(page.send("491701112223@c.us", "3EB01", "x").status()).as("a send").isEqualTo(200);
    assertThat(door.get("/sandbox/sessions").json().get(0).path("phone").asText())
        .as("phone")
        .isEqualTo(PHONE);
  }

  @Test
  void a_device_that_was_unlinked_here_is_put_out_each_time_it_comes() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.awaitFrame("welcome");
    door.post("/sandbox/reset", "{}");
    assertThat(page.awaitFrame("logout").path("reason").asText())
        .as("told at once")
        .isEqualTo("unknown_companion");

    FakePage again = page.reload(PHONE);

    assertThat(again.awaitFrame("logout").path("reason").asText())
        .as("told later")
        .isEqualTo("unknown_companion");
    assertThat(again.frames("welcome")).as("welcome").isEmpty();
    assertThat(again.send("491701112223@c.us", "3EB01", "x").status()).as("a send").isEqualTo(401);
  }

  @Test
  void a_logout_reaches_a_device_that_is_away_with_its_reason() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.awaitFrame("welcome");
    page.close();
    door.faults("{\"logout\":\"account_locked\"}");

    assertThat(page.reload(PHONE).awaitFrame("logout").path("reason").asText())
        .as("reason")
        .isEqualTo("account_locked");
  }

  @Test
  void a_second_page_of_a_profile_and_another_profile_both_end_the_first() throws IOException {
    FakePage first = FakePage.claiming(sandbox, "default", PHONE);
    FakePage second = first.reload(PHONE);
    first.awaitFrame("conflict");
    first.awaitEnd();

    FakePage other = FakePage.open(sandbox, "default");

    second.awaitFrame("conflict");
    second.awaitEnd();
    other.awaitFrame("ref");
  }

  @Test
  void a_page_that_died_before_it_stored_its_link_shows_a_qr_again() throws IOException {
    FakePage page = FakePage.open(sandbox, "default");
    page.awaitFrame("ref");
    door.post("/sandbox/scan", "{}");
    page.awaitFrame("paired");

    page.reloadUnlinked().awaitFrame("ref");

    assertThat(door.get("/sandbox/sessions").json().get(0).path("state").asText())
        .as("state")
        .isEqualTo("QR");
  }

  @Test
  void an_unlinked_page_that_has_gone_is_forgotten() throws IOException {
    startHurried();
    FakePage page = FakePage.open(sandbox, "default");
    page.awaitFrame("ref");
    page.close();

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> door.get("/sandbox/sessions").json().isEmpty());
  }

  @Test
  void a_reset_forgets_messages_faults_and_receipts_settings() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.send("491701112223@c.us", "3EB01", "x");
    door.faults("{\"numberCheckDown\":true}");
    door.post("/sandbox/receipts", "{\"auto\":false}");
    door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"hi\"}");

    assertThat(door.post("/sandbox/reset", "").status()).as("status").isEqualTo(200);

    assertThat(door.messages()).as("messages").isEmpty();
    assertThat(door.get("/sandbox/incoming").json()).as("written").isEmpty();
    assertThat(door.get("/sandbox/faults").json().path("numberCheckDown").asBoolean())
        .as("fault")
        .isFalse();
    assertThat(door.post("/sandbox/receipts", "{\"delayMs\":100}").json().path("auto").asBoolean())
        .as("automatic receipts")
        .isTrue();
  }

  @Test
  void the_logout_of_one_device_leaves_the_others_of_its_account() throws IOException {
    FakePage desk = FakePage.claiming(sandbox, "desk", "4915112345678");
    FakePage shop = FakePage.claiming(sandbox, "shop", "4915112345678");

    door.faults("{\"session\":\"desk\",\"logout\":\"user_initiated\"}");
    desk.awaitFrame("logout");
    door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"still there?\"}");

    assertThat(shop.awaitFrame("message").path("content").path("body").asText())
        .as("on the other device")
        .isEqualTo("still there?");
    assertThat(shop.frames("logout")).as("logouts").isEmpty();
  }

  @Test
  void a_scan_waits_for_the_qr_that_it_is_to_scan() throws Exception {
    CompletableFuture<String> scanned =
        CompletableFuture.supplyAsync(
            () ->
                door.post("/sandbox/scan", "{\"session\":\"late\",\"waitMs\":10000}")
                    .text("state"));

    FakePage late = FakePage.open(sandbox, "late");

    assertThat(scanned.get()).as("state").isEqualTo("LINKED");
    late.awaitFrame("paired");
  }
}
