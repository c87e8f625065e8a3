package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;

/** The application with real browsers, beside a sandbox that plays WhatsApp. */
final class SandboxedApplication implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
  private final Application application;
  private final ApiClient door;
  private final ApiClient me;

  private SandboxedApplication(Path folder) {
    this.application =
        TestApplication.in(folder)
            .with(Settings.URL, sandbox.url().toString())
            .with(Settings.DISPATCH_TO, "whatsapp-web:$simple{variable.session}")
            .with("siakoberpa.numbers.default-country", "ID")
            .with(
                "camel.component.whatsapp-web.driver-directory",
                Path.of("target", "whatsapp-web-driver").toAbsolutePath().toString())
            .start();
    this.door = ApiClient.to(sandbox.url().getPort());
    this.me = ApiClient.to(application.port()).loggedIn();
  }

  /** Starts both; no session is linked yet. */
  static SandboxedApplication in(Path folder) {
    return new SandboxedApplication(folder);
  }

  Application application() {
    return application;
  }

  /** The administrator. */
  ApiClient me() {
    return me;
  }

  /** A call to the sandbox's control door. */
  JsonNode control(String path, String json) {
    Answer answer = door.post("/sandbox/" + path, json);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Everything that arrived at the other side. */
  JsonNode arrived() {
    return door.get("/sandbox/messages?since=0").json();
  }

  /** Waits for the QR code of the session, which starts it. */
  Answer qr(String session) {
    return await("a QR code of " + session)
        .atMost(PATIENCE)
        .until(
            () -> me.get("/api/whatsapp/qr?session=" + session), answer -> answer.status() == 200);
  }

  /** The phone scans the QR code of the session. */
  void link(String session) {
    qr(session);
    control("scan", "{\"session\":\"%s\"}".formatted(session));
    awaitStatus(session, "READY");
  }

  void awaitStatus(String session, String state) {
    await("session " + session + " is " + state)
        .atMost(PATIENCE)
        .until(
            () -> me.get("/api/whatsapp/status?session=" + session).text("status").equals(state));
  }

  @Override
  public void close() {
    application.close();
    sandbox.close();
  }
}
