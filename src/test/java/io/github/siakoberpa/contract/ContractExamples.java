package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** What the contract shows for each call. Thread-safe. */
public final class ContractExamples {
  private static final Schemas SCHEMAS = new ContractDocument().contract().schemas();

  private ContractExamples() {}

  /** The name of a call. */
  public static String name(Operation operation) {
    return SCHEMAS.at(operation.at()).path("operationId").asText();
  }

  /** The example bodies of a call; a missing node where it can do without. */
  public static List<JsonNode> bodies(Operation operation) {
    List<JsonNode> bodies = new ArrayList<>();
    JsonNode media = SCHEMAS.at(operation.requestBody()).path("content").path("application/json");
    if (media.has("example")) {
      bodies.add(media.path("example"));
    }
    media.path("examples").forEach(example -> bodies.add(example.path("value")));
    if (!operation.needsBody()) {
      bodies.add(MissingNode.getInstance());
    }
    return bodies;
  }
}
