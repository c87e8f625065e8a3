package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sandbox promises to any client, in the order in which one meets it. */
class ClientTourIT {

  private static final String BOB = "491701112223@c.us";
  private static final String ANN = "491701112224@c.us";

  static List<TourClient> clients() throws Exception {
    return TourClient.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void a_client_finds_the_page_that_it_knows(TourClient client) {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
        WaJsBrowser browser = new WaJsBrowser();
        BrowserContext profile = browser.freshProfile(client.scripts())) {
      Visit visit = new Visit(client, sandbox, profile.newPage());
      visit.link();
      visit.askForNumbers();
      visit.sendAndHear();
      visit.sendTheSameAgain();
      visit.beRefused();
      visit.waitForASilentServer();
      visit.hearOthers();
      visit.findWhatWasStored();
      visit.loseTheConnection();
      visit.writeToALid();
      visit.endAConflict();
      visit.logOut();
    }
  }

  /** One client on its way through the sandbox. */
  private static final class Visit {
    private final TourClient client;
    private final ControlDoor door;
    private final String url;
    private final Page page;

    private Visit(TourClient client, Sandbox sandbox, Page page) {
      this.client = client;
      this.door = new ControlDoor(sandbox.url());
      this.url = sandbox.url() + "?session=tour";
      this.page = page;
    }

    private void load() {
      page.navigate(url);
      connect();
    }

    private void connect() {
      page.waitForFunction("() => (" + client.adapter().strip() + ").ready()");
      page.evaluate("() => { window.client = (" + client.adapter().strip() + ").connect(); }");
    }

    private void awaitState(String state) {
      page.waitForFunction("state => client.state() === state", state);
    }

    private Object ask(String expression, Object... arguments) {
      return page.evaluate(
          "(args) => Promise.resolve(client."
              + expression
              + ").catch((error) => 'error ' + (error.message || error.name))",
          List.of(arguments));
    }

    private Object send(String chat, String id, String text) {
      return ask("send(...args)", chat, id, text);
    }

    private void awaitHeard(String condition, Object argument) {
      page.waitForFunction("given => client.heard.some((event) => " + condition + ")", argument);
    }

    private JsonNode accepted(String id) {
      for (JsonNode row : door.messages()) {
        if (row.path("id").asText().equals(id)) {
          return row;
        }
      }
      return door.messages().path(-1);
    }

    private void link() {
      load();
      awaitState("QR");
      page.waitForSelector("div[data-testid=link-device-qr-code][data-ref^='2@']");
      String shown = page.getAttribute("div[data-testid=link-device-qr-code]", "data-ref");
      assertThat(ask("qr()")).as("the QR as the page shows it").isEqualTo(shown);
      door.post("/sandbox/scan", "{\"phone\":\"6281234567890\"}");
      awaitState("MAIN");
      assertThat(ask("me()")).as("our number").isEqualTo("6281234567890@c.us");
    }

    private void askForNumbers() {
      door.faults("{\"unregistered\":[\"*00000\"]}");
      assertThat(ask("exists(...args)", BOB)).as("a number on WhatsApp").isEqualTo(true);
      assertThat(ask("exists(...args)", "491701200000@c.us")).as("another").isEqualTo(false);
      door.faults("{\"numberCheckDown\":true}");
      assertThat(String.valueOf(ask("exists(...args)", ANN))).as("a failure").startsWith("error");
      door.faults("{\"numberCheckDown\":false,\"unregistered\":[]}");
    }

    private void sendAndHear() {
      assertThat(send(BOB, "3EB001", "hello")).isEqualTo(ack(1));
      awaitHeard("event.kind === 'ack' && event.id === given && event.ack === 3", "3EB001");
      assertThat(accepted("3EB001").path("body").asText()).isEqualTo("hello");
    }

    private void sendTheSameAgain() {
      assertThat(send(BOB, "3EB001", "hello")).isEqualTo("error DuplicateMessageError");
      assertThat(accepted("3EB001").path("repeats").asInt()).as("repeats").isZero();
    }

    private void beRefused() {
      door.faults("{\"nack\":463,\"times\":1}");
      assertThat(send(BOB, "3EB002", "refused")).isEqualTo(Map.of("ack", -1, "nack", 463));
      assertThat(ask("stored(...args)", BOB, "3EB002")).as("stored ack").isEqualTo(-1);
    }

    private void waitForASilentServer() {
      door.faults("{\"holdSends\":true}");
      page.evaluate(
          "([to, id]) => { client.send(to, id, 'held').then((sent) => { window.late = sent; }); }",
          List.of(BOB, "3EB003"));
      await().until(() -> door.get("/sandbox/faults").json().path("parked").asInt() == 1);
      assertThat(ask("stored(...args)", BOB, "3EB003")).as("stored ack").isEqualTo(0);
      door.faults("{\"holdSends\":false}");
      page.waitForFunction("() => window.late?.ack >= 1");
    }

    private void hearOthers() {
      door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"hi there\"}");
      awaitHeard("event.kind === 'message' && event.body === given", "hi there");
    }

    private void findWhatWasStored() {
      load();
      awaitState("MAIN");
      assertThat((Integer) ask("stored(...args)", BOB, "3EB001")).as("stored ack").isPositive();
      assertThat(ask("stored(...args)", BOB, "3EB009")).as("an id never used").isNull();
    }

    private void loseTheConnection() {
      door.faults("{\"offline\":true}");
      awaitState("OFFLINE");
      door.faults("{\"offline\":false}");
      awaitState("MAIN");
    }

    private void writeToALid() {
      door.faults("{\"lid\":true}");
      page.waitForFunction(
          "() => require('WAWebLid1X1MigrationGating').Lid1X1MigrationUtils.isLidMigrated()");
      assertThat(send(ANN, "3EB004", "unchecked")).isEqualTo("error No LID for user");
      assertThat(ask("exists(...args)", ANN)).isEqualTo(true);
      assertThat(send(ANN, "3EB004", "checked")).isEqualTo(ack(1));
      assertThat(accepted("3EB004").path("chat").asText()).as("chat").endsWith("@lid");
      assertThat(accepted("3EB004").path("to").asText()).as("whom it reached").isEqualTo(ANN);
    }

    private void endAConflict() {
      door.faults("{\"conflict\":true}");
      awaitState("CONFLICT");
      load();
      awaitState("MAIN");
    }

    private void logOut() {
      page.evaluate("() => { client.logout(); }");
      page.waitForURL("**/?post_logout=1&logout_reason=user_initiated**");
      connect();
      awaitState("QR");
      assertThat(ask("stored(...args)", BOB, "3EB001")).as("what was stored").isNull();
    }

    private static Map<String, Object> ack(int ack) {
      Map<String, Object> answer = new HashMap<>();
      answer.put("ack", ack);
      answer.put("nack", null);
      return answer;
    }
  }
}
