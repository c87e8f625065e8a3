package io.github.siakoberpa.sandbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.sandbox.ControlDoor.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the page's side of the wire without a browser, so tests of the server are quick.
 * Thread-safe.
 */
final class FakePage implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI url;
  private final String session;
  private final String device;
  private final String load = UUID.randomUUID().toString();
  private final ControlDoor door;
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private @Nullable Socket socket;
  private volatile boolean ended;

  private FakePage(URI url, String session, String device) {
    this.url = url;
    this.session = session;
    this.device = device;
    this.door = new ControlDoor(url);
  }

  /** A new profile that opens the page. */
  static FakePage open(Sandbox sandbox, String session) throws IOException {
    return open(sandbox.url(), session);
  }

  static FakePage open(URI url, String session) throws IOException {
    return new FakePage(url, session, UUID.randomUUID().toString()).connect("");
  }

  /** A new profile whose storage says that it is linked. */
  static FakePage claiming(Sandbox sandbox, String session, String phone) throws IOException {
    return claiming(sandbox.url(), session, phone);
  }

  static FakePage claiming(URI url, String session, String phone) throws IOException {
    return new FakePage(url, session, UUID.randomUUID().toString()).connect("&phone=" + phone);
  }

  /** The same profile, loaded again, linked to this number. */
  FakePage reload(String phone) throws IOException {
    return new FakePage(url, session, device).connect("&phone=" + phone);
  }

  /** The same profile, loaded again, which knows of no link. */
  FakePage reloadUnlinked() throws IOException {
    return new FakePage(url, session, device).connect("");
  }

  /** The same load, connecting again. */
  FakePage reconnect(String phone) throws IOException {
    ended = false;
    return connect("&phone=" + phone);
  }

  private FakePage connect(String claim) throws IOException {
    Socket opened = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
    // HTTP/1.0 is answered without chunks, so the body can be read line by line.
    String request =
        "GET %s%s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".formatted(path("stream"), claim);
    opened.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(opened.getInputStream(), StandardCharsets.UTF_8));
    String status = lines.readLine();
    if (!status.contains(" 200 ")) {
      throw new IOException("the stream was answered " + status);
    }
    socket = opened;
    Thread reader = new Thread(() -> read(lines), "fake-page");
    reader.setDaemon(true);
    reader.start();
    return this;
  }

  private void read(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          frames.add(MAPPER.readTree(line.substring("data: ".length())));
        }
      }
    } catch (IOException e) {
      // The connection was cut, by either side.
    }
    ended = true;
  }

  private String path(String operation) {
    return "/page/%s?session=%s&device=%s&load=%s".formatted(operation, session, device, load);
  }

  Answer post(String operation, String body) {
    return door.post(path(operation), body);
  }

  Answer send(String chat, String id, String body) {
    return post(
        "send",
        "{\"sends\":[{\"reference\":\"%s\",\"message\":{\"id\":\"%s\",\"chat\":\"%s\",\"type\":\"chat\",\"body\":\"%s\"}}]}"
            .formatted(id, id, chat, body));
  }

  List<JsonNode> frames(String type) {
    return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  JsonNode awaitFrame(String type) {
    return awaitFrames(type, 1).get(0);
  }

  List<JsonNode> awaitFrames(String type, int count) {
    await(type)
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> frames(type).size() >= count);
    return frames(type);
  }

  void awaitEnd() {
    await("end of stream").atMost(Duration.ofSeconds(5)).until(() -> ended);
  }

  /** Goes away without a word, as a page that is killed. */
  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
  }
}
