package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One application beside one sandbox, each a process; the sandbox outlives the application. */
final class Installation implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  // A browser may have to be downloaded and installed first.
  private static final Duration FIRST_BROWSER = Duration.ofMinutes(5);

  private final Path folder;
  private final JavaProcess sandbox;
  private final URI sandboxUrl;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private RunningApplication application;

  private Installation(Path folder, JavaProcess sandbox, URI sandboxUrl) {
    this.folder = folder;
    this.sandbox = sandbox;
    this.sandboxUrl = sandboxUrl;
    properties.put("camel.component.whatsapp-web.url", sandboxUrl.toString());
    properties.put("siakoberpa.dispatch.look-up-interval", "1s");
    properties.put("siakoberpa.recovery.interval", "500ms");
  }

  /** Starts the sandbox; the application follows with {@link #start()}. */
  static Installation in(Path folder) throws IOException {
    int port = freePort();
    JavaProcess sandbox =
        JavaProcess.start(
            folder.resolve("sandbox"), Map.of(), Map.of(), "sandbox", "--port=" + port);
    URI url = URI.create("http://127.0.0.1:" + port + "/");
    Http door = new Http(url);
    await("the sandbox answers")
        .atMost(START)
        .ignoreExceptions()
        .until(() -> door.get("/sandbox/messages?since=0").status() == 200);
    return new Installation(folder, sandbox, url);
  }

  void set(String key, String value) {
    properties.put(key, value);
  }

  /** Starts the application and logs in. */
  void start() throws IOException, InterruptedException {
    application = RunningApplication.start(folder, properties);
  }

  Http api() {
    return application.api();
  }

  JavaProcess application() {
    return application.process();
  }

  Http door() {
    return new Http(sandboxUrl);
  }

  /** The phone scans the QR, as soon as there is one. */
  void link() throws IOException, InterruptedException {
    await("a QR is on show")
        .atMost(FIRST_BROWSER)
        .until(
            () ->
                api()
                    .get("/api/whatsapp/qr")
                    .body()
                    .path("qr")
                    .asText("")
                    .startsWith("data:image/png"));
    Http.Answer scan = door().post("/sandbox/scan", "{\"phone\":\"4915112345678\"}");
    assertThat(scan.status()).as("scan: %s", scan.body()).isEqualTo(200);
    waitUntilReady();
  }

  void waitUntilReady() {
    await("the session is ready")
        .atMost(START)
        .until(() -> api().get("/api/whatsapp/status").body().path("isReady").asBoolean());
  }

  /** Posts a message; returns its job as answered. */
  JsonNode send(String number, String text) throws IOException, InterruptedException {
    Http.Answer answer =
        api()
            .post(
                "/api/whatsapp/send-message",
                "{\"number\":\"%s\",\"message\":\"%s\"}".formatted(number, text));
    assertThat(answer.status()).as("send-message: %s", answer.body()).isEqualTo(202);
    return answer.body();
  }

  /** Everything that arrived at the other side, in order. */
  List<JsonNode> arrived() throws IOException, InterruptedException {
    List<JsonNode> messages = new ArrayList<>();
    door().get("/sandbox/messages?since=0").body().forEach(messages::add);
    return messages;
  }

  List<String> arrivedTexts() throws IOException, InterruptedException {
    return arrived().stream().map(message -> message.path("body").asText()).toList();
  }

  @Override
  public void close() {
    if (application != null) {
      application.close();
    }
    sandbox.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
