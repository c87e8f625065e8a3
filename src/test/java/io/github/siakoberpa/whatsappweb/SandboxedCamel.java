package io.github.siakoberpa.whatsappweb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/**
 * A Camel context with the component, real browsers and the sandbox in place of WhatsApp. Profiles
 * live under {@code target}, and the driver is unpacked once for all tests.
 */
final class SandboxedCamel implements AutoCloseable {
  static final String CHAT = "491701112223@c.us";
  static final Path DRIVER = Path.of("target", "whatsapp-web-driver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
  private final Path sessions;
  private final Consumer<WhatsAppWebComponent> options;
  private CamelContext camel;

  /** Starts a sandbox and a context; the options are set after those that every test needs. */
  SandboxedCamel(Consumer<WhatsAppWebComponent> options) throws Exception {
    this.options = options;
    Path target = Files.createDirectories(Path.of("target", "whatsapp-web-sessions"));
    this.sessions = Files.createTempDirectory(target, "it-").toAbsolutePath();
    this.camel = started();
  }

  private CamelContext started() throws Exception {
    WhatsAppWebComponent component = new WhatsAppWebComponent();
    component.setUrl(sandbox.url().toString());
    component.setSessionsDirectory(sessions.toString());
    component.setDriverDirectory(DRIVER.toString());
    component.setBrowserInstall("never");
    component.setRetryDelay(Duration.ofMillis(200));
    options.accept(component);
    CamelContext context = new DefaultCamelContext();
    context.addComponent(WhatsAppWebConstants.SCHEME, component);
    context.start();
    return context;
  }

  /** Stops the context with its browsers, and starts another on the same folders. */
  void restart() throws Exception {
    camel.stop();
    camel = started();
  }

  CamelContext camel() {
    return camel;
  }

  Path profile(String session) {
    return sessions.resolve(session);
  }

  /** The browser's processes that run on a session's profile. */
  List<ProcessHandle> processesOf(String session) {
    String folder = profile(session).toString();
    return ProcessHandle.allProcesses()
        .filter(process -> ProcessLines.of(process).contains(folder))
        .toList();
  }

  WhatsAppWebSession session(String name) {
    return camel.getComponent("whatsapp-web", WhatsAppWebComponent.class).session(name);
  }

  void stopSessions() {
    camel
        .getComponent("whatsapp-web", WhatsAppWebComponent.class)
        .sessions()
        .forEach(WhatsAppWebSession::stop);
  }

  SessionStatus await(String session, SessionState state) {
    return Awaitility.await("session " + session + " is " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> session(session).status(), status -> status.state() == state);
  }

  String url() {
    return sandbox.url().toString();
  }

  /** Tries to scan the QR code of a session; false if none is on show. */
  boolean scanned(String session) throws Exception {
    return control("scan", Map.of("session", session)).has("phone");
  }

  /** Starts a session and links it as a phone would. */
  void link(String session) throws Exception {
    session(session).start();
    await(session, SessionState.SCAN_QR);
    control("scan", Map.of("session", session));
    await(session, SessionState.READY);
  }

  /** One exchange through {@code to("whatsapp-web:…")}. */
  Exchange request(String uri, Object body, Map<String, ?> headers) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.request(
          uri,
          exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Exchange send(String session, String chat, String id, String text) {
    return request("whatsapp-web:" + session, text, headers(chat, id));
  }

  CompletableFuture<Exchange> sendLater(String session, String chat, String id, String text) {
    return CompletableFuture.supplyAsync(() -> send(session, chat, id, text));
  }

  String lookUp(String session, String chat, String id) {
    Exchange exchange =
        request("whatsapp-web:" + session + "?operation=LOOK_UP", "", headers(chat, id));
    return exchange.getException() == null
        ? exchange.getMessage().getHeader(WhatsAppWebConstants.LOOK_UP, String.class)
        : exchange.getException().getMessage();
  }

  static Map<String, Object> headers(String chat, String id) {
    return Map.of(WhatsAppWebConstants.CHAT_ID, chat, WhatsAppWebConstants.MESSAGE_ID, id);
  }

  /** A call to the sandbox's control door. */
  JsonNode control(String door, Map<String, ?> body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("sandbox/" + door))
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return json.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  void faults(String session, String fault, Object value) throws Exception {
    control("faults", Map.of("session", session, fault, value));
  }

  /** Every message with that id which the sandbox accepted. */
  List<JsonNode> accepted(String id) throws Exception {
    return accepted().stream().filter(row -> row.get("id").asText().equals(id)).toList();
  }

  /** Every message that the sandbox accepted, in order. */
  List<JsonNode> accepted() throws Exception {
    return list("messages");
  }

  /** Who was seen typing, in order. */
  List<JsonNode> presences() throws Exception {
    return list("presences");
  }

  /** A session as the phone lists it. */
  JsonNode onThePhone(String session) throws Exception {
    return list("sessions").stream()
        .filter(row -> row.path("session").asText().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> list(String what) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(at("sandbox/" + what)).build();
    List<JsonNode> rows = new ArrayList<>();
    json.readTree(http.send(request, BodyHandlers.ofString()).body()).forEach(rows::add);
    return rows;
  }

  private URI at(String path) {
    return sandbox.url().resolve(path);
  }

  @Override
  public void close() {
    camel.stop();
    sandbox.close();
  }
}
