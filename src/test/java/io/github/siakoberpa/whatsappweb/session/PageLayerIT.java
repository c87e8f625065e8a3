package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our layer in the page, driven without the session around it. */
class PageLayerIT implements WebPage.Listener {
  private static final Path DRIVER = Path.of("target", "whatsapp-web-driver");

  private final ScheduledExecutorService deadlines = Executors.newScheduledThreadPool(1);
  private final List<Map<?, ?>> answers = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void make() throws Exception {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "page-layer-");
  }

  @AfterEach
  void delete() throws Exception {
    deadlines.shutdownNow();
    FileTree.delete(folder);
  }

  @Test
  void nobody_but_the_page_itself_is_ever_contacted() throws Exception {
    List<String> foreign = new ArrayList<>();
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
        Profile profile = Profile.lock(settings(sandbox.url()), "demo");
        WebPage page = open(sandbox.url(), profile)) {
      ((PlaywrightPage) page)
          .page()
          .onRequest(
              request -> {
                if (!request.url().startsWith(sandbox.url().toString())) {
                  foreign.add(request.url());
                }
              });
      link(page, sandbox);
      page.start(List.of(send("look at https://example.org/page")));
      page.listen(() -> !answers.isEmpty(), Duration.ofSeconds(10));
      assertThat(answers).singleElement().asString().contains("outcome=sent");
      assertThat(foreign).as("requests to others").isEmpty();
    }
  }

  @Test
  void a_chat_without_a_lid_is_refused_for_good_and_by_name() throws Exception {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
        Profile profile = Profile.lock(settings(sandbox.url()), "demo");
        WebPage page = open(sandbox.url(), profile)) {
      link(page, sandbox);
      ((PlaywrightPage) page)
          .page()
          .evaluate(
              "() => { importNamespace('WAWebFindChatAction').findOrCreateLatestChat ="
                  + " async () => { throw new Error('No LID for user'); } }");
      page.start(List.of(send("to nobody")));
      page.listen(() -> !answers.isEmpty(), Duration.ofSeconds(10));
      assertThat(answers)
          .singleElement()
          .asString()
          .contains("outcome=notSent", "code=no_lid", "retryable=false");
      assertThat(page.memory()).as("bytes of the browser").isGreaterThan(100L << 20);
    }
  }

  @Test
  void a_chat_that_the_store_cannot_read_is_named_and_the_others_are_told_of() throws Exception {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
        Profile profile = Profile.lock(settings(sandbox.url()), "demo");
        WebPage page = open(sandbox.url(), profile)) {
      link(page, sandbox);
      write(sandbox, "491701110001");
      write(sandbox, "491701110002");
      Page browser = ((PlaywrightPage) page).page();
      browser.waitForFunction(
          "() => WPP.whatsapp.ChatStore.getModelsArray().filter(chat => chat.lastReceivedKey).length == 2");
      Object broken =
          browser.evaluate(
              "() => { const chat = WPP.whatsapp.ChatStore.getModelsArray()[0];"
                  + " Object.defineProperty(chat, 'lastReceivedKey',"
                  + " { get() { throw new TypeError('secret'); } });"
                  + " return String(chat.id); }");
      page.start(
          List.of(Map.of("operation", "eventsSince", "ticket", 1, "since", 0, "unread", Map.of())));
      page.listen(() -> !answers.isEmpty(), Duration.ofSeconds(10));
      Map<?, ?> found = (Map<?, ?>) answers.get(0).get("found");
      assertThat(found.get("unreadable"))
          .isEqualTo(List.of(Map.of("chat", broken, "code", "TypeError")));
      assertThat((List<?>) found.get("refs")).as("of the other chat").hasSize(1);
    }
  }

  @Test
  void a_page_that_asks_for_a_passkey_is_found_out() throws Exception {
    HttpServer server = passkeyPage();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (Profile profile = Profile.lock(settings(url), "demo");
        WebPage page = open(url, profile)) {
      await(page, PageSnapshot::passkey);
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer passkeyPage() throws Exception {
    byte[] html =
        """
        <!doctype html><script>
          navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32) } }).catch(() => {});
        </script>
        """
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Map<String, Object> send(String text) {
    return Map.of(
        "operation",
        "send",
        "ticket",
        1,
        "chat",
        "491701112223@c.us",
        "id",
        MessageIds.next(),
        "text",
        text);
  }

  private void link(WebPage page, Sandbox sandbox) throws Exception {
    await(page, seen -> seen.qr() != null);
    scan(sandbox);
    await(page, seen -> seen.synced() && seen.missing().isEmpty());
  }

  private static void scan(Sandbox sandbox) throws Exception {
    control(sandbox, "scan", "{}");
  }

  private static void write(Sandbox sandbox, String from) throws Exception {
    control(
        sandbox,
        "incoming",
        "{\"session\": \"demo\", \"from\": \"%s\", \"body\": \"hello\"}".formatted(from));
  }

  private static void control(Sandbox sandbox, String door, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.url().resolve("sandbox/" + door))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
  }

  private static void await(WebPage page, Predicate<PageSnapshot> condition) {
    for (int tries = 0; tries < 300; tries++) {
      if (condition.test(page.snapshot())) {
        return;
      }
      page.listen(() -> false, Duration.ofMillis(50));
    }
    throw new AssertionError("The page never got there: " + page.snapshot());
  }

  private WebPage open(URI url, Profile profile) {
    Workers workers =
        new Workers(Executors.defaultThreadFactory(), deadlines, Runnable::run, Clock.systemUTC());
    SessionSettings settings = settings(url);
    BrowserSupply browsers = new BrowserSupply(settings, Clock.systemUTC());
    return new BrowserLauncher("demo", settings, browsers, workers).open(profile, this);
  }

  private SessionSettings settings(URI url) {
    Duration limit = Duration.ofSeconds(30);
    Deadlines limits =
        new Deadlines(
            limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit);
    return new SessionSettings(
        url,
        folder,
        null,
        null,
        false,
        true,
        true,
        DRIVER,
        limits,
        new Limits(0, 0, limit, 1L << 20, limit));
  }

  @Override
  public void answered(int ticket, Map<?, ?> answer) {
    answers.add(answer);
  }

  @Override
  public void receipt(Map<?, ?> receipt) {}

  @Override
  public void piece(Map<?, ?> piece) {}

  @Override
  public void happened(Map<?, ?> event) {}

  @Override
  public void changed() {}

  @Override
  public void navigated() {}

  @Override
  public void delayed(@Nullable String reason) {}

  @Override
  public void opening(WebPage page) {}

  @Override
  public boolean unwanted() {
    return false;
  }
}
