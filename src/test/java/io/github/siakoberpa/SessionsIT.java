package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of sessions of the richer API in real browsers. */
class SessionsIT {
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir static Path folder;
  private static SandboxedApplication system;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    system = SandboxedApplication.in(folder);
    me = system.me();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  private static JsonNode session(String name) {
    return me.get(SESSIONS + "/" + name).json().path("session");
  }

  private static void awaitState(String name, String state) {
    await("session " + name + " is " + state)
        .atMost(SandboxedApplication.PATIENCE)
        .until(() -> session(name).path("state").asText().equals(state));
  }

  @Test
  void a_session_is_created_paired_by_a_code_looked_at_asked_and_deleted() throws Exception {
    assertThat(me.post(SESSIONS, "{\"name\":\"shop\"}").status()).isEqualTo(201);
    awaitState("shop", "SCAN_QR");
    assertThat(me.get(SESSIONS + "/shop/qr?format=svg").body()).startsWith("<svg");

    Answer code = me.post(SESSIONS + "/shop/pairing-code", "{\"phone\":\"0812 3456 7890\"}");
    assertThat(code.status()).as("%s", code.body()).isEqualTo(200);
    assertThat(code.text("code")).matches("[1-9A-Z]{8}");
    system.control("scan", "{\"session\":\"shop\"}");
    awaitState("shop", "READY");
    assertThat(session("shop").path("account").asText()).startsWith("6281234567890");

    Answer screenshot = me.get(SESSIONS + "/shop/screenshot");
    assertThat(screenshot.header("Content-Type")).hasValue("image/png");
    byte[] png = screenshot.response().body();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(300);

    system.control("faults", "{\"session\":\"shop\",\"unregistered\":[\"62899*\"]}");
    JsonNode numbers =
        me.post(
                SESSIONS + "/shop/contacts/check",
                "{\"numbers\":[\"0899 1112 223\",\"+6281234567891\",\"x\"]}")
            .json()
            .path("numbers");
    assertThat(numbers.get(0).path("registered").asBoolean(true)).isFalse();
    assertThat(numbers.get(1).path("registered").asBoolean()).isTrue();
    assertThat(numbers.get(1).path("chatId").asText()).isEqualTo("6281234567891@c.us");
    assertThat(numbers.get(2).path("code").asText()).isEqualTo("NUMBER_INVALID");

    Answer restarted = me.post(SESSIONS + "/shop/restart", "");
    assertThat(restarted.status()).as("%s", restarted.body()).isEqualTo(200);
    awaitState("shop", "READY");

    Answer deleted = me.send("DELETE", SESSIONS + "/shop", BodyPublishers.noBody());
    assertThat(deleted.status()).as("%s", deleted.body()).isEqualTo(200);
    assertThat(deleted.text("message")).isEqualTo("The session is deleted.");
    assertThat(folder.resolve("sessions/sandbox/shop")).doesNotExist();
    assertThat(me.get(SESSIONS + "/shop").status()).isEqualTo(404);
  }
}
