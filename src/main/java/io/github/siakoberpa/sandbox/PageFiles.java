package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page itself: HTML, its scripts in the order in which they must run, styles. Thread-safe. */
final class PageFiles {

  /** Each builds on those before it. */
  static final List<String> SCRIPTS =
      List.of(
          "loader",
          "events",
          "constants",
          "ids",
          "storage",
          "account",
          "connection",
          "transport",
          "linking",
          "contacts",
          "messages",
          "chats",
          "wire",
          "sending",
          "actions",
          "addons",
          "groups",
          "receiving",
          "history",
          "incoming",
          "media",
          "stores",
          "session",
          "view",
          "boot");

  /**
   * As strict as the real page's where it matters to clients: no inline script without the nonce,
   * no eval.
   */
  private static final String POLICY =
      "default-src 'self'; script-src 'self' 'nonce-%s'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; media-src 'self' data: blob:; connect-src 'self' data: blob:;"
          + " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

  private final SecureRandom random = new SecureRandom();

  /** Answers with the page, made for one session. */
  void page(Call call, Optional<JsonNode> missingModules) throws IOException {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    ObjectNode config = Json.object();
    config.set("missingModules", missingModules.orElseGet(Json::array));
    String scripts =
        SCRIPTS.stream()
            .map(name -> "<script src=\"/page/%s.js\"></script>".formatted(name))
            .collect(Collectors.joining("\n"));
    String html =
        new String(read("page/page.html"), StandardCharsets.UTF_8)
            .replace("{{nonce}}", nonce)
            .replace("{{config}}", Json.text(config).replace("<", "\\u003c"))
            .replace("{{scripts}}", scripts);
    call.withHeader("Content-Security-Policy", POLICY.formatted(nonce))
        .withHeader("Cache-Control", "no-store")
        .answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of the sandbox, by its path under the resources. */
  static byte[] read(String path) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/siakoberpa/sandbox/" + path)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
