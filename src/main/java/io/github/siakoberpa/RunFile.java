package io.github.siakoberpa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.doctor.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json} in the data folder: tells scripts and tests where the running application is. It
 * is there from the first moment at which requests are served until a clean stop.
 */
final class RunFile implements AutoCloseable {
  private static final String NAME = "run.json";

  private final Path file;

  private RunFile(Path file) {
    this.file = file;
  }

  static RunFile write(
      Path folder,
      int port,
      @Nullable Integer managementPort,
      String url,
      @Nullable String sandboxUrl,
      Instant now) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("pid", ProcessHandle.current().pid());
    content.put("url", url);
    content.put("port", port);
    content.put("managementPort", managementPort);
    content.put("sandboxUrl", sandboxUrl);
    content.put("startedAt", now.toString());
    Path file = folder.resolve(NAME);
    Path partial = folder.resolve(NAME + ".partial");
    try {
      Files.writeString(partial, new ObjectMapper().writeValueAsString(content) + "\n");
      // Nobody must ever read half of it.
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunFile(file);
  }

  /** The application that says it runs in that folder; one that was killed says so too. */
  static Optional<Instance> read(Path folder) {
    try {
      JsonNode content = new ObjectMapper().readTree(Files.readString(folder.resolve(NAME)));
      URI url = URI.create(content.path("url").asText());
      int door = content.path("managementPort").asInt();
      URI management = door == 0 ? null : URI.create("http://127.0.0.1:%d/".formatted(door));
      return url.getHost() == null
          ? Optional.empty()
          : Optional.of(new Instance(content.path("pid").asLong(), url, management));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Removes what a program left there that was killed, lest anybody take it for a running one. */
  static void forget(Path folder) {
    new RunFile(folder.resolve(NAME)).close();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
