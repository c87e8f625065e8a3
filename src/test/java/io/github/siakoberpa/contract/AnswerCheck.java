package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds answers against the contract, more strictly than callers should: a field that the contract
 * does not name is refused. Thread-safe.
 */
public final class AnswerCheck {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pointer ERROR = new Pointer("/components/schemas/Error");
  private static final int FIRST_ERROR = 400;

  private static final class Lazily {
    private static final Contract CONTRACT = Contract.of(closed(document()));
  }

  private AnswerCheck() {}

  /**
   * What is wrong with an answer; empty when it is as documented.
   *
   * @param path as it was asked for, without the query
   * @param contentType empty = none
   */
  public static List<String> complaints(
      String method, String path, int status, String contentType, byte[] body) {
    Optional<Operation> operation = find(method, path);
    if (operation.isEmpty()) {
      return status < FIRST_ERROR
          ? List.of("%s %s is not in the contract".formatted(method, path))
          : wrong(ERROR, body);
    }
    Optional<Pointer> answer = answer(operation.get(), status);
    if (answer.isEmpty()) {
      return List.of("%s is not documented to answer %d".formatted(operation.get(), status));
    }
    String type = contentType.split(";", 2)[0].strip();
    Pointer content = answer.get().to("content").to(type);
    JsonNode documented = Lazily.CONTRACT.schemas().at(content);
    boolean anything = Lazily.CONTRACT.schemas().at(answer.get().to("content")).has("*/*");
    if (documented.isMissingNode() && !anything) {
      return List.of(
          "%s is not documented to answer %d with '%s'".formatted(operation.get(), status, type));
    }
    boolean json = type.equals("application/json") && documented.has("schema");
    return json ? wrong(content.to("schema"), body) : List.of();
  }

  /** The documented answer of that status. */
  private static Optional<Pointer> answer(Operation operation, int status) {
    Schemas schemas = Lazily.CONTRACT.schemas();
    Pointer answers = operation.at().to("responses");
    Pointer own = answers.to(Integer.toString(status));
    if (!schemas.at(own).isMissingNode()) {
      return Optional.of(schemas.resolve(own));
    }
    return status < FIRST_ERROR
        ? Optional.empty()
        : Optional.of(schemas.resolve(answers.to("default")));
  }

  private static List<String> wrong(Pointer schema, byte[] body) {
    try {
      List<String> wrong = new ArrayList<>();
      Lazily.CONTRACT
          .schemas()
          .errors(schema, JSON.readTree(body))
          .forEach(error -> wrong.add(error.getInstanceLocation() + " " + error.getMessage()));
      return wrong;
    } catch (IOException e) {
      return List.of("It is not JSON: " + e.getMessage());
    }
  }

  /** The call at a real path; the one with the most words of its own where several fit. */
  private static Optional<Operation> find(String method, String path) {
    String[] asked = segments(path);
    return Lazily.CONTRACT.operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> fits(segments(operation.path()), asked))
        .max(
            Comparator.comparingInt(
                operation -> operation.path().replaceAll("\\{[^}]*\\}", "").length()));
  }

  private static String[] segments(String path) {
    return path.replaceAll("^/+|/+$", "").split("/", -1);
  }

  private static boolean fits(String[] template, String[] path) {
    if (template.length != path.length) {
      return false;
    }
    for (int i = 0; i < template.length; i++) {
      if (template[i].startsWith("{") ? path[i].isEmpty() : !template[i].equals(path[i])) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode document() {
    try {
      return JSON.readTree(new ContractDocument().json());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with no other fields than those that are named. */
  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.has("type")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(AnswerCheck::closed);
    return node;
  }
}
