package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.contract.ContractDocument;
import io.github.siakoberpa.contract.ContractExamples;
import io.github.siakoberpa.contract.Operation;
import io.github.siakoberpa.incoming.Heard;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract and the running application say the same. */
class ContractHttpTest {
  /** These need a browser; tests that have one see that they are answered as documented. */
  private static final Set<String> NEED_A_BROWSER =
      Set.of(
          "startSession",
          "stopSession",
          "restartSession",
          "logOutSession",
          "deleteSession",
          "sessionQr",
          "qrPage",
          "pairingCode",
          "screenshot",
          "checkContacts");

  /** They end the login or change the password that the others need. */
  private static final Set<String> LAST = Set.of("logout", "changeOwnPassword");

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient me;
  private static int made;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with("camel.component.whatsapp-web.browser-path", "/there/is/no/browser")
            // A picture of a page that does not come is waited for as long.
            .with("camel.component.whatsapp-web.send-timeout", "2s")
            .with("siakoberpa.webhooks.allow-private", "true")
            .with("siakoberpa.incoming.from", "direct:heard")
            .with("siakoberpa.incoming.store", "files")
            .start();
    api = ApiClient.to(application.port());
    me = api.loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void every_route_is_in_the_contract_and_the_other_way_round() {
    Set<String> documented = new TreeSet<>();
    new ContractDocument()
        .contract()
        .operations()
        .forEach(operation -> documented.add(operation.toString()));
    assertThat(routes().keySet()).containsExactlyElementsOf(documented);
  }

  @Test
  void each_route_that_reads_something_holds_it_against_the_contract() {
    Map<String, String> routes = routes();
    for (Operation operation : new ContractDocument().contract().operations()) {
      boolean reads = operation.takesBody() || !operation.parameters().isEmpty();
      if (reads && !operation.hasOwnChecks() && operation.path().startsWith("/api/")) {
        assertThat(holdsAgainstContract(routes.get(operation.toString())))
            .as("%s has the step that is called contract", operation)
            .isTrue();
      }
    }
  }

  @Test
  void each_example_of_a_request_is_accepted() {
    List<Operation> operations = new ArrayList<>(new ContractDocument().contract().operations());
    operations.sort(
        Comparator.comparing(operation -> LAST.contains(ContractExamples.name(operation))));
    for (Operation operation : operations) {
      String name = ContractExamples.name(operation);
      List<JsonNode> bodies = ContractExamples.bodies(operation);
      assertThat(bodies.isEmpty()).as("%s", operation).isEqualTo(name.equals("uploadMedia"));
      for (JsonNode example : bodies.isEmpty() ? List.of(MissingNode.getInstance()) : bodies) {
        Answer answer = call(operation, name, example);
        if (NEED_A_BROWSER.contains(name)) {
          assertThat(answer.status()).as("%s: %s", operation, answer).isNotEqualTo(500);
        } else {
          assertThat(answer.status()).as("%s: %s", operation, answer).isBetween(200, 299);
        }
      }
    }
  }

  @Test
  void the_contract_is_served_as_it_is_written_and_as_json() {
    Answer yaml = api.get("/api/openapi.yaml");
    assertThat(yaml.response().body()).isEqualTo(new ContractDocument().yaml());
    Answer json = api.get("/api/openapi.json");
    assertThat(json.text("openapi")).isEqualTo("3.1.0");
    assertThat(json.json().path("paths")).hasSizeGreaterThan(20);
  }

  @Test
  void the_page_of_the_contract_allows_only_files_of_this_server() {
    for (String file :
        List.of("", "/docs.js", "/docs.css", "/swagger-ui.css", "/swagger-ui-bundle.js")) {
      Answer answer = api.get("/docs" + file);
      assertThat(answer.status()).as("%s", file).isEqualTo(200);
      assertThat(answer.header("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
          .doesNotContain("http");
    }
    assertThat(api.get("/docs").body())
        .doesNotContain("http:", "https:")
        .doesNotContain("<script>");
    assertThat(api.get("/docs/application.properties").status()).isEqualTo(404);
    assertThat(api.get("/docs/..%2Fopenapi.yaml").status()).isEqualTo(404);
  }

  private Answer call(Operation operation, String name, JsonNode example) {
    String path = operation.path();
    for (String parameter :
        List.of(
            "session",
            "jobId",
            "number",
            "userId",
            "keyId",
            "media",
            "webhookId",
            "messageId",
            "file")) {
      String braces = "{" + parameter + "}";
      if (path.contains(braces)) {
        path = path.replace(braces, valueOf(parameter, operation, name));
      }
    }
    if (name.equals("uploadMedia")) {
      return upload();
    }
    if (example.isMissingNode()) {
      return caller(name).send(operation.method(), path, BodyPublishers.noBody());
    }
    return caller(name)
        .send(
            operation.method(),
            path,
            BodyPublishers.ofString(real(name, example).toString()),
            "Content-Type",
            "application/json");
  }

  /** Who ends a login ends one of their own. */
  private static ApiClient caller(String name) {
    return name.equals("logout") ? api.loggedIn() : me;
  }

  /** Tokens, names and addresses that are good once are made anew. */
  private static JsonNode real(String name, JsonNode example) {
    ObjectNode body = example.deepCopy();
    switch (name) {
      case "refresh", "refreshByOtherName" ->
          body.put("refreshToken", api.login().text("refreshToken"));
      case "createWebhook" -> body.put("url", "http://127.0.0.1:9/hook");
      case "createUser" -> body.put("email", "user%d@example.org".formatted(++made));
      default -> {}
    }
    return body;
  }

  /** Something that the call can be about. */
  private static String valueOf(String parameter, Operation operation, String name) {
    return switch (parameter) {
      case "session" ->
          operation.path().matches(".*/(messages|batch|pace.*|incoming/.*)")
              ? "default"
              : freshSession();
      case "jobId" -> job(name);
      case "number" -> {
        String number = "49151123456%02d".formatted(++made);
        me.send("PUT", "/api/v1/opt-outs/" + number, BodyPublishers.noBody());
        yield number;
      }
      case "userId" ->
          me.post(
                  "/api/v1/users",
                  "{\"email\":\"user%d@example.org\",\"password\":\"otter lantern gravel piano\",\"role\":\"viewer\"}"
                      .formatted(++made))
              .text("id");
      case "media" -> upload().text("id");
      case "keyId" ->
          me.post("/api/v1/api-keys", "{\"name\":\"a key\",\"scopes\":[\"read\"]}").text("id");
      case "webhookId" ->
          me.post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\"}").text("id");
      case "messageId" -> cameIn();
      default -> "swagger-ui.css";
    };
  }

  private static String cameIn() {
    String id = "3EB0%06d".formatted(++made);
    Heard.tell(
        application.camelContext().createProducerTemplate(),
        "message",
        Heard.file(id, "491512345678", "a.pdf", new byte[] {1}));
    return id;
  }

  private static Answer upload() {
    return me.send("POST", "/api/v1/media", BodyPublishers.ofString("a file"));
  }

  private static String freshSession() {
    String name = "session" + ++made;
    me.post("/api/v1/sessions", "{\"name\":\"%s\",\"start\":false}".formatted(name));
    return name;
  }

  /** A message that waits for its time; where it is to be tried again, one that was cancelled. */
  private static String job(String name) {
    String id =
        me.post(
                "/api/v1/sessions/default/messages",
                "{\"to\":\"4915112345678\",\"text\":\"x\",\"sendAt\":\"2126-12-24T18:00:00Z\"}")
            .text("id");
    if (name.startsWith("retry")) {
      me.post("/api/v1/messages/%s/cancel".formatted(id), "");
    }
    return id;
  }

  /** Method and path of each call of the application, and where it leads. */
  private static Map<String, String> routes() {
    Map<String, String> routes = new TreeMap<>();
    for (RestDefinition rest : model().getRestDefinitions()) {
      for (VerbDefinition verb : rest.getVerbs()) {
        String path = rest.getPath() + verb.getPath();
        routes.put(verb.asVerb().toUpperCase(Locale.ROOT) + " " + path, verb.getTo().getUri());
      }
    }
    return routes;
  }

  private static boolean holdsAgainstContract(String uri) {
    Map<String, RouteDefinition> byUri = new LinkedHashMap<>();
    model().getRouteDefinitions().forEach(route -> byUri.put(route.getInput().getUri(), route));
    return byUri.containsKey(uri) && holdsAgainstContract(byUri.get(uri).getOutputs(), byUri);
  }

  private static boolean holdsAgainstContract(
      List<ProcessorDefinition<?>> steps, Map<String, RouteDefinition> byUri) {
    for (ProcessorDefinition<?> step : steps) {
      if (step instanceof ProcessDefinition process && "contract".equals(process.getRef())) {
        return true;
      }
      RouteDefinition called = step instanceof ToDefinition to ? byUri.get(to.getUri()) : null;
      if (called != null && holdsAgainstContract(called.getOutputs(), byUri)) {
        return true;
      }
    }
    return false;
  }

  private static ModelCamelContext model() {
    return (ModelCamelContext) application.camelContext();
  }
}
