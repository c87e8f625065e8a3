package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in messages, and one person's data. Session {@code held} is paused throughout. */
class MediaHttpTest {
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String MEDIA = "/api/v1/media";
  private static final String TO = "4915112345678";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.media.max-size", "1MB")
            .with("siakoberpa.media.types", "image/*,text/*,application/pdf")
            .start();
    me = ApiClient.to(application.port()).loggedIn();
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"held\"}");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static String png(String more) {
    return "\u0089PNG\r\n\u001a\n" + more;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Answer upload(ApiClient who, String content, String... headers) {
    return who.send(
        "POST", MEDIA + "?name=a.png", BodyPublishers.ofByteArray(bytes(content)), headers);
  }

  private static String uploaded(String content) {
    Answer answer = upload(me, content);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  private static Answer message(String session, String fields) {
    return me.post(
        "/api/v1/sessions/%s/messages".formatted(session),
        "{\"to\":\"" + TO + "\"," + fields + "}");
  }

  private static void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("requestId")).isNotEmpty();
  }

  private static Path file(String hash) {
    return folder.resolve("data/media").resolve(hash.substring(0, 2)).resolve(hash);
  }

  private static JsonNode payload(String jobId) {
    Map<String, Object> row =
        Rows.of(application)
            .of("SELECT payload FROM message_jobs WHERE job_id = '%s'".formatted(jobId))
            .get(0);
    try {
      return new ObjectMapper().readTree(row.get("payload").toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_file_is_kept_under_its_hash_and_given_back_as_it_came() {
    String hash = uploaded(png("one"));

    assertThat(file(hash)).hasBinaryContent(bytes(png("one")));
    Answer back = me.get(MEDIA + "/" + hash);
    assertThat(back.response().body()).isEqualTo(bytes(png("one")));
    assertThat(back.header("Content-Type")).contains("image/png");
    assertThat(back.header("Content-Disposition").orElse(""))
        .startsWith("attachment; filename*=UTF-8''a.png");
    assertThat(uploaded(png("one"))).as("the same again").isEqualTo(hash);
    isRefused(me.get(MEDIA + "/" + "0".repeat(64)), 404, "MEDIA_NOT_FOUND");
    isRefused(me.get(MEDIA + "/..%2f..%2fsiakoberpa.db"), 404, "MEDIA_NOT_FOUND");
  }

  @Test
  void a_stranger_leaves_nothing_on_the_disk() {
    ApiClient stranger = ApiClient.to(application.port());

    isRefused(upload(stranger, png("x".repeat(300_000))), 401, "TOKEN_MISSING");
    isRefused(
        stranger.postParts(SEND, ApiClient.part("name=\"media\"; filename=\"x.png\"", png("y"))),
        401,
        "TOKEN_MISSING");
    assertThat(leftovers()).isEmpty();
  }

  private static List<Path> leftovers() {
    Path media = folder.resolve("data/media");
    try (Stream<Path> files = Files.exists(media) ? Files.list(media) : Stream.empty()) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_is_too_large_empty_or_of_another_type_is_refused() {
    isRefused(upload(me, png("x".repeat(1_100_000))), 413, "MEDIA_TOO_LARGE");
    isRefused(upload(me, ""), 400, "MEDIA_EMPTY");
    isRefused(
        me.send("POST", MEDIA + "?name=a&name=b", BodyPublishers.ofString("x")),
        400,
        "PARAMETER_REPEATED");
    isRefused(upload(me, "ID3 a song", "Content-Type", "image/png"), 415, "MEDIA_TYPE_REFUSED");
    await().untilAsserted(() -> assertThat(leftovers()).isEmpty());
  }

  @Test
  void a_part_of_a_form_becomes_a_picture_with_the_text_under_it() {
    String parts =
        ApiClient.part("name=\"number\"", TO)
            + ApiClient.part("name=\"session\"", "held")
            + ApiClient.part("name=\"file\"; filename=\"../../x.gif\"", "GIF89a")
            + ApiClient.part("name=\"message\"", "look");

    Answer answer = me.postParts(SEND, parts);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode payload = payload(answer.text("jobId"));
    assertThat(payload.path("kind").asText()).isEqualTo("image");
    assertThat(payload.path("name").asText()).isEqualTo("x.gif");
    assertThat(payload.path("caption").asText()).isEqualTo("look");
    assertThat(file(payload.path("media").asText())).hasContent("GIF89a");
  }

  @Test
  void a_target_gets_the_file_itself() throws Exception {
    MockEndpoint target = application.camelContext().getEndpoint("mock:target", MockEndpoint.class);
    String hash = uploaded(png("for the target"));

    Answer answer =
        message("default", "\"media\":{\"id\":\"%s\"},\"caption\":\"hi\"".formatted(hash));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    await()
        .until(() -> me.get("/api/v1/messages/" + answer.text("id")).text("state").equals("sent"));
    Map<?, ?> body =
        target.getExchanges().stream()
            .map(exchange -> exchange.getMessage().getBody())
            .filter(sent -> sent instanceof Map<?, ?> map && "hi".equals(map.get("caption")))
            .map(Map.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(body.get("content")).isEqualTo(file(hash));
    assertThat(
            me.get("/api/v1/messages/" + answer.text("id"))
                .json()
                .path("content")
                .path("media")
                .asText())
        .isEqualTo(hash);
  }

  @Test
  void a_message_whose_file_is_gone_fails() {
    String hash = uploaded(png("soon gone"));
    Answer answer =
        message(
            "default",
            "\"media\":{\"id\":\"%s\"},\"sendAt\":\"2999-01-01T00:00:00Z\"".formatted(hash));
    isRefused(me.send("DELETE", MEDIA + "/" + hash, BodyPublishers.noBody()), 409, "MEDIA_IN_USE");
    me.post("/api/v1/messages/%s/cancel".formatted(answer.text("id")), "");

    assertThat(me.send("DELETE", MEDIA + "/" + hash, BodyPublishers.noBody()).status())
        .isEqualTo(200);
    assertThat(file(hash)).doesNotExist();
    me.post("/api/v1/messages/%s/retry".formatted(answer.text("id")), "");
    await()
        .untilAsserted(
            () ->
                assertThat(me.get("/api/v1/messages/" + answer.text("id")).text("errorCode"))
                    .isEqualTo("media_missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"media\":\"http://127.0.0.1/x\" | 400 | URL_FORBIDDEN",
        "\"media\":\"http://[::1]:9/x\" | 400 | URL_FORBIDDEN",
        "\"media\":\"file:///etc/passwd\" | 400 | URL_INVALID",
        "\"media\":{} | 400 | MEDIA_INVALID",
        "\"media\":{\"id\":\"x\"} | 404 | MEDIA_NOT_FOUND",
        "\"media\":{\"id\":\"x\",\"url\":\"http://x\"} | 400 | MEDIA_INVALID",
        "\"media\":{\"path\":\"/etc/passwd\"} | 400 | FIELD_UNKNOWN",
        "\"media\":{\"base64\":\"R0lGODlh\",\"type\":\"song\"} | 400 | TYPE_INVALID",
        "\"media\":{\"base64\":\"aGk=\",\"name\":\"x.txt\",\"type\":\"image\"} | 400 | MEDIA_TYPE_REFUSED"
      })
  void a_file_that_makes_no_sense_is_refused(String media, int status, String code) {
    isRefused(me.post(SEND, "{\"number\":\"%s\",%s}".formatted(TO, media)), status, code);
  }

  @Test
  void what_one_sender_uploaded_is_not_there_for_another() {
    ApiClient one = sender("one");
    ApiClient other = sender("other");
    String hash = upload(one, png("mine")).text("id");

    assertThat(one.get(MEDIA + "/" + hash).status()).isEqualTo(200);
    isRefused(other.get(MEDIA + "/" + hash), 404, "MEDIA_NOT_FOUND");
    isRefused(
        other.post(SEND, "{\"number\":\"%s\",\"media\":{\"id\":\"%s\"}}".formatted(TO, hash)),
        404,
        "MEDIA_NOT_FOUND");
    isRefused(
        other.send("DELETE", MEDIA + "/" + hash, BodyPublishers.noBody()), 404, "MEDIA_NOT_FOUND");
    assertThat(upload(other, png("mine")).status()).isEqualTo(201);
    assertThat(one.send("DELETE", MEDIA + "/" + hash, BodyPublishers.noBody()).status())
        .isEqualTo(200);
    assertThat(other.get(MEDIA + "/" + hash).status()).as("theirs stays").isEqualTo(200);
  }

  /** Somebody else who may send, and nothing more. */
  private static ApiClient sender(String name) {
    String login =
        "\"email\":\"%s@example.org\",\"password\":\"otter lantern gravel piano\"".formatted(name);
    me.post("/api/v1/users", "{%s,\"role\":\"sender\"}".formatted(login));
    ApiClient api = ApiClient.to(application.port());
    return api.as(api.post("/api/auth/login", "{" + login + "}").text("accessToken"));
  }

  @Test
  void lines_of_a_batch_name_files_by_their_ids() {
    String hash = uploaded(png("batch"));
    String lines =
        "{\"to\":\"%1$s\",\"media\":{\"id\":\"%2$s\"}},{\"to\":\"%1$s\",\"media\":{\"url\":\"http://x\"}}"
            .formatted(TO, hash);

    JsonNode results =
        me.post(
                "/api/v1/sessions/held/messages/batch",
                "{\"mode\":\"good\",\"messages\":[" + lines + "]}")
            .json()
            .path("results");

    assertThat(payload(results.path(0).path("id").asText()).path("media").asText()).isEqualTo(hash);
    assertThat(results.path(1).path("code").asText()).isEqualTo("MEDIA_ID_NEEDED");
  }

  @Test
  void unused_files_and_those_of_a_crash_go() throws Exception {
    String unused = uploaded(png("unused"));
    String needed = uploaded(png("needed"));
    message("held", "\"media\":{\"id\":\"%s\"}".formatted(needed));
    Path orphan = file("ab" + "1".repeat(62));
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "left behind");
    Rows.of(application)
        .execute(
            "UPDATE media SET last_used_at = 1 WHERE hash IN ('%s','%s')"
                .formatted(unused, needed));

    application
        .camelContext()
        .createProducerTemplate()
        .sendBody("direct:forget-unused-media", null);
    application.camelContext().createProducerTemplate().sendBody("direct:sweep-media", null);

    assertThat(file(unused)).doesNotExist();
    assertThat(orphan).doesNotExist();
    assertThat(file(needed)).exists();
  }

  @Test
  void one_persons_data_is_told_and_erased() {
    String number = "4915199999999";
    String hash =
        me.post(
                SEND,
                "{\"number\":\"%s\",\"message\":\"look\",\"session\":\"held\",\"media\":{\"base64\":\"%s\"}}"
                    .formatted(number, Base64.getEncoder().encodeToString(bytes(png("hers")))))
            .text("jobId");
    String media = payload(hash).path("media").asText();
    me.send("PUT", "/api/v1/opt-outs/4915199999990", BodyPublishers.noBody());
    String data = "/api/v1/people/" + number + "/data";

    JsonNode told = me.get(data).json();
    assertThat(told.path("messages")).hasSize(1);
    assertThat(told.path("messages").path(0).path("content").path("caption").asText())
        .isEqualTo("look");
    assertThat(told.path("media").path(0).path("id").asText()).isEqualTo(media);

    JsonNode erased = me.send("DELETE", data, BodyPublishers.noBody()).json();
    assertThat(erased.path("erasedMessages").asInt()).isEqualTo(1);
    assertThat(erased.path("complete").asBoolean()).isTrue();
    assertThat(file(media)).doesNotExist();
    assertThat(me.get(data).json().path("messages")).isEmpty();
    assertThat(me.get("/api/v1/audit").body()).contains("person.erase").doesNotContain(number);
  }

  @Test
  void the_opt_out_is_kept_unless_that_is_to_go_too() {
    String number = "4915188888888";
    me.send("PUT", "/api/v1/opt-outs/" + number, BodyPublishers.noBody());
    String data = "/api/v1/people/" + number + "/data";

    me.send("DELETE", data, BodyPublishers.noBody());
    assertThat(me.get(data).json().path("optOut").isObject()).isTrue();
    me.send("DELETE", data + "?keepOptOut=false", BodyPublishers.noBody());
    assertThat(me.get(data).json().path("optOut").isNull()).isTrue();
  }
}
