package io.github.siakoberpa.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls the sandbox's control door. Thread-safe. */
final class SandboxDoor {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI url;

  SandboxDoor(URI url) {
    this.url = url;
  }

  JsonNode post(String call, Map<String, ?> body) {
    return post(call, bytes(body));
  }

  JsonNode post(String call, byte[] body) {
    return json(HttpRequest.newBuilder(at(call)).POST(BodyPublishers.ofByteArray(body)));
  }

  JsonNode get(String call) {
    return json(HttpRequest.newBuilder(at(call)));
  }

  byte[] bytes(String call) {
    return answer(HttpRequest.newBuilder(at(call)));
  }

  private URI at(String call) {
    return url.resolve("sandbox/" + call);
  }

  private JsonNode json(HttpRequest.Builder request) {
    try {
      return MAPPER.readTree(answer(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] answer(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        JsonNode refusal = MAPPER.readTree(response.body());
        throw new SandboxRefusedException(
            refusal.path("code").asText(), refusal.path("message").asText());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the sandbox was asked", e);
    }
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
