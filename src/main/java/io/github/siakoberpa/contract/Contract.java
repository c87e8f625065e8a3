package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the contract says about each call. Thread-safe. */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final Schemas schemas;
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  private Contract(Schemas schemas) {
    this.schemas = schemas;
  }

  static Contract of(JsonNode document) {
    Contract contract = new Contract(new Schemas(document));
    document
        .path("paths")
        .properties()
        .forEach(path -> contract.add(path.getKey(), path.getValue()));
    return contract;
  }

  /**
   * One call.
   *
   * @param method in capitals
   * @param path as the contract writes it, with names in braces
   */
  public Optional<Operation> operation(String method, String path) {
    return Optional.ofNullable(operations.get(method + " " + path));
  }

  /** All calls, in the order of the file. */
  public Collection<Operation> operations() {
    return List.copyOf(operations.values());
  }

  Schemas schemas() {
    return schemas;
  }

  private void add(String path, JsonNode calls) {
    Pointer at = Pointer.ROOT.to("paths").to(path);
    List<Parameter> shared = parameters(at);
    for (Map.Entry<String, JsonNode> call : calls.properties()) {
      if (METHODS.contains(call.getKey())) {
        Pointer here = at.to(call.getKey());
        List<Parameter> parameters = new ArrayList<>(shared);
        parameters.addAll(parameters(here));
        Operation operation = new Operation(here, parameters, schemas);
        operations.put(operation.method() + " " + path, operation);
      }
    }
  }

  private List<Parameter> parameters(Pointer owner) {
    List<Parameter> parameters = new ArrayList<>();
    Pointer list = owner.to("parameters");
    for (int i = 0; i < schemas.at(list).size(); i++) {
      parameters.add(Parameter.of(list.to(Integer.toString(i)), schemas));
    }
    return parameters;
  }
}
