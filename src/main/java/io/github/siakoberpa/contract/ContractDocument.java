package io.github.siakoberpa.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The contract as it lies in the jar. It is read when it is first asked for, since a start should
 * not wait for it, and kept. Thread-safe.
 */
public final class ContractDocument {
  private static final String FILE = "/siakoberpa/openapi.yaml";

  private static final JsonMapper MAPPER = new JsonMapper();

  private byte @Nullable [] yaml;
  private byte @Nullable [] json;
  private @Nullable Contract contract;

  /** The file. Do not change it. */
  public synchronized byte[] yaml() {
    if (yaml == null) {
      yaml = read();
    }
    return yaml;
  }

  /** The same as JSON. Do not change it. */
  public synchronized byte[] json() {
    if (json == null) {
      json = bytes(tree());
    }
    return json;
  }

  /** What it says. */
  public synchronized Contract contract() {
    if (contract == null) {
      contract = Contract.of(tree());
    }
    return contract;
  }

  private JsonNode tree() {
    // Camel reads the routes by the same parser, so that it is warm already.
    Object read =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml(), StandardCharsets.UTF_8));
    return MAPPER.valueToTree(read);
  }

  private static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The contract cannot be written as JSON", e);
    }
  }

  private static byte[] read() {
    try (InputStream file = ContractDocument.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The jar lacks " + FILE);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The contract cannot be read", e);
    }
  }
}
