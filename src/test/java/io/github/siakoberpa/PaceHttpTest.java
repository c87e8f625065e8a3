package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pace and opt-outs as callers see them. */
class PaceHttpTest {
  private static final String PACE = "/api/v1/sessions/%s/pace";
  private static final String OPT_OUTS = "/api/v1/opt-outs";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder).with("siakoberpa.pace", "polite").start();
    me = ApiClient.to(application.port()).loggedIn();
    for (String name : List.of("shown", "refused", "optout")) {
      me.post("/api/v1/sessions", "{\"name\":\"%s\",\"start\":false}".formatted(name));
    }
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Answer send(String method, String path, String json) {
    return me.send(method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private static Answer message(String session, String number) {
    return me.post(
        "/api/whatsapp/send-message",
        "{\"number\":\"%s\",\"message\":\"hi\",\"session\":\"%s\"}".formatted(number, session));
  }

  @Test
  void the_pace_of_a_session_is_shown_and_changed_while_it_runs() {
    String path = PACE.formatted("shown");
    JsonNode before = me.get(path).json();
    assertThat(before.get("settings").get("minGap").asText()).isEqualTo("3s");
    assertThat(before.get("settings").get("perHour").asInt()).isEqualTo(200);
    assertThat(before.get("settings").get("quietFrom").isNull()).isTrue();
    assertThat(before.get("changed")).isEmpty();
    assertThat(before.get("newChats").get("perDayNow").asInt()).isEqualTo(10);

    Answer patched =
        send("PATCH", path, "{\"minGap\":\"1h\",\"perHour\":5,\"highPassesQuiet\":false}");
    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    assertThat(patched.json().get("changed").toString())
        .isEqualTo("[\"minGap\",\"perHour\",\"highPassesQuiet\"]");
    assertThat(patched.json().get("settings").get("minGap").asText()).isEqualTo("1h");

    assertThat(message("shown", "+4915112345678").status()).isEqualTo(202);
    await().until(() -> me.get(path).json().get("usage").get("lastDay").asInt() == 1);
    JsonNode used = me.get(path).json();
    assertThat(used.get("usage").toString())
        .isEqualTo("{\"lastHour\":1,\"lastDay\":1,\"newChatsLastDay\":1}");
    assertThat(used.get("nextSendReason").asText()).isEqualTo("gap");
    assertThat(used.get("nextSendAt").asText()).endsWith("Z");
    assertThat(used.get("newChats").get("left").asInt()).isEqualTo(9);
    assertThat(used.get("newChats").get("waitReason").asText()).isEqualTo("gap");

    Answer back = send("PATCH", path, "{\"minGap\":null,\"perHour\":null}");
    assertThat(back.json().get("changed").toString()).isEqualTo("[\"highPassesQuiet\"]");
    assertThat(back.json().get("settings").get("minGap").asText()).isEqualTo("3s");
    JsonNode reopened = me.post(path + "/new-chats/reopen", "").json().get("newChats");
    assertThat(reopened.get("waitUntil").isNull()).as("no stranger waits any more").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"speed\":1} | FIELD_UNKNOWN | speed",
        "{\"minGap\":\"soon\"} | PACE_INVALID | minGap",
        "{\"minGap\":[1]} | PACE_INVALID | minGap",
        "{\"perDay\":0} | PACE_INVALID | perDay",
        "{\"quietFrom\":\"21:00\"} | PACE_INVALID | quietUntil",
        "[] | JSON_INVALID | ",
      })
  void senseless_changes_are_refused_by_name(String json, String code, String field) {
    Answer answer = send("PATCH", PACE.formatted("refused"), json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field == null ? "" : field);
    assertThat(me.get(PACE.formatted("refused")).json().get("changed")).isEmpty();
  }

  @Test
  void a_senseless_session_is_refused() {
    assertThat(me.get(PACE.formatted("a.b")).text("code")).isEqualTo("SESSION_INVALID");
  }

  @Test
  void whoever_opted_out_gets_nothing_and_what_waits_for_them_ends() {
    send("PATCH", PACE.formatted("optout"), "{\"minGap\":\"1h\"}");
    message("optout", "+4915100000000");
    await()
        .until(
            () -> me.get(PACE.formatted("optout")).json().get("usage").get("lastDay").asInt() == 1);
    String waiting = message("optout", "+4915100000001").text("jobId");
    String behind = message("optout", "+4915100000001").text("jobId");
    String later =
        me.post(
                "/api/whatsapp/send-message",
                "{\"number\":\"+4915100000001\",\"message\":\"hi\",\"session\":\"optout\","
                    + "\"sendAt\":\"2999-01-01T00:00:00Z\"}")
            .text("jobId");
    String other = message("optout", "+4915100000002").text("jobId");

    Answer put = send("PUT", OPT_OUTS + "/+4915100000001", "{\"reason\":\"asked by phone\"}");

    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.text("chatId")).isEqualTo("4915100000001@c.us");
    assertThat(put.text("reason")).isEqualTo("asked by phone");
    assertThat(put.text("createdBy")).isEqualTo("user:1");
    for (String job : new String[] {waiting, behind, later}) {
      assertThat(
              Rows.of(application)
                  .of(
                      "SELECT state, last_error_code FROM message_jobs WHERE job_id = '"
                          + job
                          + "'"))
          .singleElement()
          .hasToString("{state=cancelled, last_error_code=opted_out}");
    }
    assertThat(
            Rows.of(application)
                .of("SELECT state FROM message_jobs WHERE job_id = '" + other + "'"))
        .singleElement()
        .hasToString("{state=ready}");
    Answer refused = message("optout", "+4915100000001");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("OPTED_OUT");

    assertThat(me.get(OPT_OUTS + "/4915100000001").text("reason")).isEqualTo("asked by phone");
    assertThat(send("PUT", OPT_OUTS + "/4915100000001", "").text("reason"))
        .as("a repeat does no harm")
        .isEqualTo("asked by phone");
    assertThat(send("DELETE", OPT_OUTS + "/4915100000001", "").status()).isEqualTo(200);
    assertThat(send("DELETE", OPT_OUTS + "/4915100000001", "").text("code"))
        .isEqualTo("OPT_OUT_NOT_FOUND");
    assertThat(me.get(OPT_OUTS + "/4915100000001").status()).isEqualTo(404);
    assertThat(message("optout", "+4915100000001").status()).isEqualTo(202);
  }

  @Test
  void the_list_comes_in_pages() {
    for (int i = 0; i < 3; i++) {
      send("PUT", OPT_OUTS + "/+491520000000" + i, "");
    }
    JsonNode first = me.get(OPT_OUTS + "?limit=2&cursor=4915200000").json();
    assertThat(first.fieldNames()).toIterable().containsExactly("optOuts", "next");
    assertThat(first.get("optOuts").findValuesAsText("chatId"))
        .containsExactly("4915200000000@c.us", "4915200000001@c.us");
    JsonNode second = me.get(OPT_OUTS + "?limit=2&cursor=" + first.get("next").asText()).json();
    assertThat(second.get("optOuts").findValuesAsText("chatId"))
        .containsExactly("4915200000002@c.us");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(me.get(OPT_OUTS + "?limit=0").text("code")).isEqualTo("LIMIT_INVALID");
    assertThat(send("PUT", OPT_OUTS + "/12", "").text("code")).isEqualTo("NUMBER_INVALID");
    assertThat(send("PUT", OPT_OUTS + "/4915200000000", "{\"why\":1}").text("code"))
        .isEqualTo("FIELD_UNKNOWN");
  }

  @Test
  void only_those_who_steer_may_change_it() {
    Rows rows = Rows.of(application);
    rows.execute(
        "INSERT INTO users (email, password_hash, role, created_at)"
            + " SELECT 'viewer@example.org', password_hash, 'viewer', 1 FROM users WHERE id = 1");
    ApiClient viewer =
        ApiClient.to(application.port())
            .as(
                ApiClient.to(application.port())
                    .post(
                        "/api/auth/login",
                        "{\"email\":\"viewer@example.org\",\"password\":\"%s\"}"
                            .formatted(TestApplication.PASSWORD))
                    .text("accessToken"));

    assertThat(viewer.get(PACE.formatted("default")).status()).isEqualTo(200);
    for (String[] call :
        new String[][] {
          {"PATCH", PACE.formatted("default")},
          {"POST", PACE.formatted("default") + "/new-chats/reopen"},
          {"PUT", OPT_OUTS + "/4915200000000"},
          {"DELETE", OPT_OUTS + "/4915200000000"}
        }) {
      Answer answer =
          viewer.send(
              call[0], call[1], BodyPublishers.ofString("{}"), "Content-Type", "application/json");
      assertThat(answer.status()).as(call[0] + call[1]).isEqualTo(403);
      assertThat(answer.text("code")).isEqualTo("FORBIDDEN");
    }
    assertThat(ApiClient.to(application.port()).get(PACE.formatted("default")).status())
        .isEqualTo(401);
  }
}
