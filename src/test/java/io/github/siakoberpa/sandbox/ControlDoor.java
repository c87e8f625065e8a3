package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a sandbox over HTTP, as anybody would. */
final class ControlDoor {

  /** An answer: its HTTP status and its JSON. */
  record Answer(int status, JsonNode json) {
    String text(String field) {
      return json.path(field).asText();
    }
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI url;

  ControlDoor(URI url) {
    this.url = url;
  }

  Answer post(String path, String body) {
    return call(HttpRequest.newBuilder(url.resolve(path)).POST(BodyPublishers.ofString(body)));
  }

  Answer get(String path) {
    return call(HttpRequest.newBuilder(url.resolve(path)));
  }

  Answer call(HttpRequest.Builder request) {
    HttpResponse<String> response = text(request);
    try {
      return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> text(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the oracle has seen. */
  JsonNode messages() {
    return get("/sandbox/messages").json();
  }

  /** Sets faults; fails if that is refused. */
  JsonNode faults(String body) {
    Answer answer = post("/sandbox/faults", body);
    if (answer.status() != 200) {
      throw new IllegalStateException("faults answered " + answer);
    }
    return answer.json();
  }
}
