package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may call what: every route that is there against the table of those that should be. A new
 * route without an entry, or without its step, fails here.
 */
class ScopesHttpTest {
  private static final Set<String> SCOPES = Set.of("read", "send", "control", "admin");

  /** Nobody is asked for a login; the page of the QR code wants a ticket instead. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /api/health",
          "GET /api/openapi.json",
          "GET /api/openapi.yaml",
          "GET /docs",
          "GET /docs/{file}",
          "GET /api/whatsapp/qr-page",
          "POST /api/auth/login",
          "POST /api/auth/refresh",
          "POST /api/auth/refresh-token");

  /** Everybody with a login, whatever they may do, but no API key. */
  private static final Set<String> OWN =
      Set.of("POST /api/auth/logout", "POST /api/v1/users/me/password");

  /** Any one of the scopes is enough. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("GET /api/whatsapp/qr", Set.of("control")),
          Map.entry("GET /api/whatsapp/status", Set.of("read", "send")),
          Map.entry("POST /api/whatsapp/send-message", Set.of("send")),
          Map.entry("POST /api/whatsapp/reset-session", Set.of("control")),
          Map.entry("GET /api/whatsapp/retry-queue", Set.of("read", "send")),
          Map.entry("GET /api/whatsapp/queue/job/{jobId}", Set.of("read", "send")),
          Map.entry("POST /api/whatsapp/queue/retry/{jobId}", Set.of("control", "send")),
          Map.entry("POST /api/whatsapp/queue/pause", Set.of("control")),
          Map.entry("POST /api/whatsapp/queue/resume", Set.of("control")),
          Map.entry("POST /api/whatsapp/queue/process", Set.of("control")),
          Map.entry("POST /api/whatsapp/queue/clear", Set.of("control")),
          Map.entry("POST /api/whatsapp/queue/clean", Set.of("control")),
          Map.entry("POST /api/whatsapp/queue/config", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/messages", Set.of("send")),
          Map.entry("POST /api/v1/sessions/{session}/messages/batch", Set.of("send")),
          Map.entry("GET /api/v1/messages", Set.of("read", "send")),
          Map.entry("GET /api/v1/messages/{jobId}", Set.of("read", "send")),
          Map.entry("POST /api/v1/messages/{jobId}/cancel", Set.of("control", "send")),
          Map.entry("POST /api/v1/messages/{jobId}/retry", Set.of("control", "send")),
          Map.entry("GET /api/v1/incoming", Set.of("read")),
          Map.entry("GET /api/v1/sessions/{session}/incoming/{messageId}", Set.of("read")),
          Map.entry("GET /api/v1/sessions/{session}/incoming/{messageId}/media", Set.of("read")),
          Map.entry("POST /api/v1/media", Set.of("send")),
          Map.entry("GET /api/v1/media/{media}", Set.of("read", "send")),
          Map.entry("DELETE /api/v1/media/{media}", Set.of("control", "send")),
          Map.entry("GET /api/v1/inbox/files", Set.of("read")),
          Map.entry("GET /api/v1/people/{number}/data", Set.of("admin")),
          Map.entry("DELETE /api/v1/people/{number}/data", Set.of("admin")),
          Map.entry("GET /api/v1/stats", Set.of("read")),
          Map.entry("GET /api/v1/sessions/{session}/pace", Set.of("read")),
          Map.entry("PATCH /api/v1/sessions/{session}/pace", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/pace/new-chats/reopen", Set.of("control")),
          Map.entry("GET /api/v1/opt-outs", Set.of("read")),
          Map.entry("GET /api/v1/opt-outs/{number}", Set.of("read")),
          Map.entry("PUT /api/v1/opt-outs/{number}", Set.of("control")),
          Map.entry("DELETE /api/v1/opt-outs/{number}", Set.of("control")),
          Map.entry("GET /api/v1/users", Set.of("admin")),
          Map.entry("POST /api/v1/users", Set.of("admin")),
          Map.entry("GET /api/v1/users/{userId}", Set.of("admin")),
          Map.entry("PATCH /api/v1/users/{userId}", Set.of("admin")),
          Map.entry("DELETE /api/v1/users/{userId}", Set.of("admin")),
          Map.entry("GET /api/v1/api-keys", Set.of("admin")),
          Map.entry("POST /api/v1/api-keys", Set.of("admin")),
          Map.entry("DELETE /api/v1/api-keys/{keyId}", Set.of("admin")),
          Map.entry("GET /api/v1/sessions", Set.of("read")),
          Map.entry("GET /api/v1/sessions/{session}", Set.of("read")),
          Map.entry("POST /api/v1/sessions", Set.of("admin")),
          Map.entry("PATCH /api/v1/sessions/{session}", Set.of("control")),
          Map.entry("DELETE /api/v1/sessions/{session}", Set.of("admin")),
          Map.entry("POST /api/v1/sessions/{session}/start", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/stop", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/restart", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/logout", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/pairing-code", Set.of("control")),
          Map.entry("GET /api/v1/sessions/{session}/qr", Set.of("control")),
          Map.entry("GET /api/v1/sessions/{session}/screenshot", Set.of("control")),
          Map.entry("POST /api/v1/sessions/{session}/contacts/check", Set.of("send")),
          Map.entry("GET /api/v1/events", Set.of("read")),
          Map.entry("GET /api/v1/webhooks", Set.of("admin")),
          Map.entry("POST /api/v1/webhooks", Set.of("admin")),
          Map.entry("GET /api/v1/webhooks/{webhookId}", Set.of("admin")),
          Map.entry("PATCH /api/v1/webhooks/{webhookId}", Set.of("admin")),
          Map.entry("DELETE /api/v1/webhooks/{webhookId}", Set.of("admin")),
          Map.entry("POST /api/v1/webhooks/{webhookId}/test", Set.of("admin")),
          Map.entry("POST /api/v1/webhooks/{webhookId}/replay", Set.of("admin")),
          Map.entry("POST /api/v1/webhooks/{webhookId}/resume", Set.of("admin")),
          Map.entry("POST /api/v1/webhooks/{webhookId}/secret", Set.of("admin")),
          Map.entry("GET /api/v1/webhooks/{webhookId}/deliveries", Set.of("admin")),
          Map.entry("GET /api/v1/audit", Set.of("admin")));

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder).start();
    api = ApiClient.to(application.port());
    admin = api.loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    ModelCamelContext model = (ModelCamelContext) application.camelContext();
    for (RestDefinition rest : model.getRestDefinitions()) {
      for (VerbDefinition verb : rest.getVerbs()) {
        routes.add(verb.asVerb().toUpperCase(Locale.ROOT) + " " + rest.getPath() + verb.getPath());
      }
    }
    return routes;
  }

  private static String key(Set<String> scopes) {
    List<String> words = new ArrayList<>(scopes);
    Collections.sort(words);
    Answer made =
        admin.post(
            "/api/v1/api-keys",
            "{\"name\":\"test\",\"scopes\":[\"%s\"]}".formatted(String.join("\",\"", words)));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("key");
  }

  /** Of something that there is not, so that nothing happens to anything. */
  private static Answer call(String route, String... headers) {
    String[] verbAndPath = route.split(" ", 2);
    String path =
        verbAndPath[1]
            .replace("{session}", "nobodys")
            .replace("{number}", "4915112345678")
            .replaceAll("\\{\\w+}", "999999");
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return api.send(verbAndPath[0], path, BodyPublishers.ofString("{\"nonsense\":1}"), all);
  }

  @Test
  void every_route_stands_in_the_table() {
    Set<String> known = new TreeSet<>(TABLE.keySet());
    known.addAll(OPEN);
    known.addAll(OWN);

    assertThat(routes()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void nothing_but_what_is_open_answers_strangers() {
    for (String route : routes()) {
      if (!OPEN.contains(route)) {
        assertThat(call(route).status()).as(route).isEqualTo(401);
        assertThat(call(route, "X-Api-Key", "siak_" + "A".repeat(43)).text("code"))
            .as(route)
            .isEqualTo("API_KEY_INVALID");
      }
    }
  }

  @Test
  void each_route_refuses_whoever_has_all_scopes_but_its_own() {
    TABLE.forEach(
        (route, enough) -> {
          Set<String> others = new TreeSet<>(SCOPES);
          others.removeAll(enough);
          Answer answer = call(route, "X-Api-Key", keyOf(others));

          assertThat(answer.status()).as("%s with %s", route, others).isEqualTo(403);
          assertThat(answer.text("code")).isEqualTo("FORBIDDEN");
        });
  }

  @Test
  void each_of_the_scopes_alone_is_enough() {
    TABLE.forEach(
        (route, enough) ->
            enough.forEach(
                scope ->
                    // What the sessions themselves answer does not matter here.
                    assertThat(call(route, "X-Api-Key", keyOf(Set.of(scope))).status())
                        .as("%s with %s", route, scope)
                        .isNotIn(401, 403, 500)));
  }

  @Test
  void calls_about_ones_own_login_need_one() {
    for (String route : OWN) {
      assertThat(call(route, "X-Api-Key", keyOf(SCOPES)).status()).as(route).isEqualTo(403);
    }
  }

  private static final Map<Set<String>, String> KEYS = new java.util.HashMap<>();

  private static String keyOf(Set<String> scopes) {
    return KEYS.computeIfAbsent(scopes, ScopesHttpTest::key);
  }
}
