package io.github.siakoberpa.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP against one server, as curl would do it. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private @Nullable String token;

  Http(URI base) {
    this.base = base;
  }

  /** What came back. */
  record Answer(int status, JsonNode body) {}

  void useToken(String accessToken) {
    token = accessToken;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    return send(request.POST(BodyPublishers.ofString(json)).build());
  }

  /** Under an idempotency key, so that it can be repeated. */
  Answer post(String path, String json, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/json").header("Idempotency-Key", key);
    return send(request.POST(BodyPublishers.ofString(json)).build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
