package io.github.siakoberpa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of the event stream, which reads until it is closed. */
final class EventReader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpResponse<InputStream> response;
  private final Thread thread;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile @Nullable String lastId;
  private volatile boolean ended;
  private volatile boolean cutOff = true;

  private EventReader(HttpRequest request) {
    try {
      // A client of its own, so that closing it closes the connection.
      response =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    thread = new Thread(this::read, "event-reader");
    thread.setDaemon(true);
    thread.start();
  }

  static EventReader open(int port, String token, String query) {
    return new EventReader(request(port, query).header("Authorization", "Bearer " + token).build());
  }

  static EventReader resume(int port, String key, String lastEventId) {
    return new EventReader(
        request(port, "").header("X-Api-Key", key).header("Last-Event-ID", lastEventId).build());
  }

  static EventReader withKey(int port, String key) {
    return new EventReader(request(port, "").header("X-Api-Key", key).build());
  }

  private static HttpRequest.Builder request(int port, String query) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/api/v1/events%s".formatted(port, query)))
        .header("Accept", "text/event-stream");
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String id = null;
      JsonNode event = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          event = JSON.readTree(line.substring(6));
        } else if (line.isEmpty()) {
          // As clients do: what was cut in its middle has not come.
          if (event != null) {
            events.add(event);
          }
          lastId = id == null ? lastId : id;
          id = null;
          event = null;
        }
      }
      cutOff = false;
    } catch (IOException e) {
      // cut
    } finally {
      ended = true;
    }
  }

  int status() {
    return response.statusCode();
  }

  List<JsonNode> events() {
    return events;
  }

  List<String> refs() {
    return events.stream().map(event -> event.path("data").path("clientRef").asText()).toList();
  }

  @Nullable String lastId() {
    return lastId;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether the server said that this is the end. */
  boolean hasEndedCleanly() {
    return ended && !cutOff;
  }

  @Override
  public void close() {
    cut();
  }

  /** Closes the connection, and waits until what had come is among the events. */
  void cut() {
    try {
      response.body().close();
      thread.join(5_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
