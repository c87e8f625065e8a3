package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.sandbox.ControlDoor.Answer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the control door refuses, and how. */
class ControlDoorTest {

  private Sandbox sandbox;
  private ControlDoor door;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    door = new ControlDoor(sandbox.url());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scan     | {\"phone\":\"abc\"}                                  | phone must be an international",
        "scan     | {\"phone\":\"0815123456\"}                           | phone must be an international",
        "scan     | {\"fone\":\"4915112345678\"}                         | unknown field \"fone\"",
        "scan     | {\"session\":5}                                      | session must be a text",
        "scan     | {                                                    | not valid JSON",
        "scan     | []                                                   | must be a JSON object",
        "scan     | {} {}                                                | not valid JSON",
        "incoming | {\"body\":\"hi\"}                                    | from is missing",
        "incoming | {\"from\":\"491701112223\"}                          | give one of body, media",
        "incoming | {\"from\":\"491701112223\",\"body\":\"\"}            | body must be a text",
        "incoming | {\"from\":\"491701112223\",\"body\":\"x\",\"media\":{}}          | give one of body, media",
        "incoming | {\"from\":\"491701112223\",\"media\":{\"mimetype\":\"image/png\"}} | give either data or path",
        "incoming | {\"from\":\"491701112223\",\"media\":{\"mimetype\":\"a/b\",\"data\":\"\",\"kind\":\"x\"}} | kind must be one of",
        "incoming | {\"from\":\"491701112223\",\"location\":{\"latitude\":91,\"longitude\":0}} | latitude must be a number",
        "incoming | {\"from\":\"491701112223\",\"contact\":{\"phone\":\"1\"}}   | phone must be an international",
        "incoming | {\"from\":\"491701112223\",\"poll\":{\"question\":\"?\",\"answers\":[\"a\"]}} | answers must be two",
        "incoming | {\"from\":\"491701112223\",\"reaction\":{\"emoji\":\"x\"}} | targetId is missing",
        "incoming | {\"from\":\"491701112223\",\"media\":{\"mimetype\":\"image/png\",\"data\":\"%\"}} | data must be base64",
        "receipts | {}                                                   | give id and ack",
        "receipts | {\"id\":\"3EB01\"}                                   | give id and ack",
        "receipts | {\"id\":\"3EB01\",\"ack\":9}                         | ack must be a whole number from 2 to 4",
        "receipts | {\"auto\":\"yes\"}                                   | auto must be true or false",
        "receipts | {\"auto\":true,\"delayMs\":-1}                       | delayMs must be a whole number",
        "faults   | {\"nak\":463}                                        | there is no fault \"nak\"",
        "faults   | {\"nack\":\"463\"}                                   | nack must be a whole number",
        "faults   | {\"nack\":-1}                                        | nack must be a whole number",
        "faults   | {\"holdSends\":\"yes\"}                              | holdSends must be true or false",
        "faults   | {\"logout\":true}                                    | logout must be a text",
        "faults   | {\"unregistered\":\"49\"}                            | unregistered must be a list",
        "faults   | {\"unregistered\":[\"(\"]}                           | neither a number nor a pattern",
        "faults   | {\"missingModules\":[1]}                             | missingModules must be a list",
        "faults   | {\"nack\":463,\"times\":0}                           | times must be a whole number",
      })
  void bad_input_is_refused_with_what_is_wrong(String path, String body, String message) {
    Answer answer = door.post("/sandbox/" + path, body);

    assertThat(answer.status()).as("status").isEqualTo(400);
    assertThat(answer.text("code")).as("code").isEqualTo("BAD_INPUT");
    assertThat(answer.text("message")).as("message").contains(message);
    assertThat(answer.json().path("success").asBoolean(true)).as("success").isFalse();
  }

  @Test
  void a_refused_call_changes_nothing() {
    door.post("/sandbox/faults", "{\"nack\":463,\"holdSends\":\"yes\"}");

    assertThat(door.get("/sandbox/faults").json().path("nack").asInt()).as("nack").isZero();
  }

  @Test
  void unknown_paths_and_wrong_methods_are_answered_in_json() {
    assertThat(door.get("/sandbox/nothing").status()).as("unknown path").isEqualTo(404);
    assertThat(door.get("/sandbox/nothing").text("code")).as("unknown path").isEqualTo("NOT_FOUND");
    assertThat(door.get("/sandbox/scan").status()).as("wrong method").isEqualTo(405);
    assertThat(door.get("/sandbox/scan").text("message"))
        .as("wrong method")
        .isEqualTo("/sandbox/scan allows POST");
    assertThat(door.get("/sandbox/messages?since=x").status()).as("since").isEqualTo(400);
  }

  @Test
  void what_needs_a_session_says_which_it_lacks() throws IOException {
    assertThat(door.post("/sandbox/scan", "{}").status())
        .as("status without a page")
        .isEqualTo(409);
    assertThat(door.post("/sandbox/scan", "{}").text("message"))
        .as("message")
        .isEqualTo("no session has a QR on show");
    assertThat(door.post("/sandbox/scan", "{\"session\":\"shop\"}").text("message"))
        .as("message")
        .isEqualTo("session shop does not have a QR on show");
    assertThat(
            door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"hi\"}")
                .text("code"))
        .as("incoming")
        .isEqualTo("NOT_LINKED");
    assertThat(door.post("/sandbox/receipts", "{\"id\":\"3EB01\",\"ack\":3}").status())
        .as("receipt")
        .isEqualTo(404);
    try (FakePage one = FakePage.open(sandbox, "one");
        FakePage two = FakePage.open(sandbox, "two")) {
      one.awaitFrame("ref");
      two.awaitFrame("ref");
      assertThat(door.post("/sandbox/scan", "{}").text("message"))
          .as("two on show")
          .isEqualTo("name one session of one, two");
    }
  }

  @Test
  void calls_from_other_sites_are_refused() throws IOException {
    HttpResponse<String> foreign =
        door.text(
            HttpRequest.newBuilder(sandbox.url().resolve("/sandbox/reset"))
                .header("Origin", "https://example.org")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(foreign.statusCode())
        .as("another origin")
        .isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /sandbox/messages HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .as("another host")
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void the_page_forbids_inline_scripts_and_names_what_is_missing() {
    door.faults("{\"missingModules\":[\"WAWeb</script>\"]}");

    HttpResponse<String> page = door.text(HttpRequest.newBuilder(sandbox.url()));

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .as("policy")
        .contains("script-src 'self' 'nonce-");
    assertThat(page.body()).as("config").contains("[\"WAWeb\\u003c/script>\"]");
  }

  @Test
  void page_phone_and_their_files_are_served() {
    for (String path :
        new String[] {
          "/",
          "/sandbox/",
          "/sandbox/phone.js",
          "/sandbox/phone.css",
          "/page/page.css",
          "/page/boot.js",
          "/page/qr.svg?text=2%40x"
        }) {
      assertThat(door.text(HttpRequest.newBuilder(sandbox.url().resolve(path))).statusCode())
          .as(path)
          .isEqualTo(200);
    }
  }
}
