package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which calls bring a session into being, and how many there may be; on a machine without a
 * browser.
 */
class SessionBoundHttpTest {
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with(Settings.DISPATCH_TO, "whatsapp-web:$simple{variable.session}")
            .with("camel.component.whatsapp-web.browser-path", folder.resolve("none").toString())
            .with("siakoberpa.sessions.max", "2")
            .start();
    me = ApiClient.to(application.port()).loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Answer create(String name) {
    return me.post(SESSIONS, "{\"name\":\"%s\",\"start\":false}".formatted(name));
  }

  private static List<String> made() {
    return application
        .camelContext()
        .getComponent("whatsapp-web", WhatsAppWebComponent.class)
        .sessions()
        .stream()
        .map(WhatsAppWebSession::name)
        .toList();
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.text("code")).as(answer.body()).isEqualTo("TOO_MANY_SESSIONS");
    assertThat(answer.status()).isEqualTo(409);
  }

  @Test
  void a_look_at_the_status_brings_no_session_into_being() {
    Answer answer = me.get("/api/whatsapp/status?session=ghost");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("isReady").asBoolean(true)).isFalse();
    assertThat(answer.text("status")).isEqualTo("STOPPED");
    assertThat(answer.text("reason")).isEqualTo("unknown_session");
    assertThat(answer.text("message")).startsWith("There is no session of that name");
    assertThat(made()).doesNotContain("ghost");
    assertThat(me.get("/api/whatsapp/status").text("reason"))
        .as("the one of callers who name none is always there")
        .isNotEqualTo("unknown_session");
    assertThat(made()).contains("default");
  }

  @Test
  void there_may_be_so_many_sessions_and_no_more() {
    assertThat(create("one").status()).isEqualTo(201);
    // The default one may be there already, from a look at its status.
    me.get("/api/whatsapp/qr");

    isRefused(create("two"));
    isRefused(me.get("/api/whatsapp/qr?session=two"));
    isRefused(me.post("/api/whatsapp/reset-session", "{\"session\":\"two\"}"));
    assertThat(made()).doesNotContain("two");
    assertThat(create("one").text("code")).isEqualTo("SESSION_EXISTS");
    assertThat(me.get("/api/whatsapp/qr?session=one").text("code")).isEqualTo("QR_NOT_READY");

    me.send("DELETE", SESSIONS + "/one", BodyPublishers.noBody());
    assertThat(create("two").status()).as("there is room again").isEqualTo(201);
    me.send("DELETE", SESSIONS + "/two", BodyPublishers.noBody());
  }

  @Test
  void none_at_all_makes_no_sense() {
    TestApplication test =
        TestApplication.in(folder.resolve("other")).with("siakoberpa.sessions.max", "0");

    assertThatThrownBy(test::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("siakoberpa.sessions.max");
  }
}
