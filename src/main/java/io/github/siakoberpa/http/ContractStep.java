package io.github.siakoberpa.http;

import io.github.siakoberpa.contract.ContractDocument;
import io.github.siakoberpa.contract.Operation;
import io.github.siakoberpa.contract.Parameter;
import io.github.siakoberpa.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/**
 * The step after who calls and what they may do: a request that breaks the contract comes no
 * further. What the contract cannot say, such as which numbers exist, is for those to find who read
 * the request afterwards. Too slow for the event loop. Thread-safe.
 */
public final class ContractStep implements Processor {
  private final ContractDocument document;

  /** Requests are held against that document. */
  public ContractStep(ContractDocument document) {
    this.document = document;
  }

  /**
   * Lets the request pass.
   *
   * @throws InvalidRequestException naming everything that is wrong
   */
  @Override
  public void process(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    Operation operation = operation(exchange, request.method());
    if (operation.hasOwnChecks()) {
      return;
    }
    List<Violation> violations =
        new ArrayList<>(operation.violations(parameter -> value(request, parameter)));
    if (operation.takesBody() && (operation.needsBody() || !RequestBody.isAbsent(request))) {
      violations.addAll(ofBody(operation, request));
    }
    if (!violations.isEmpty()) {
      List<Problem> problems = violations.stream().map(ContractStep::problem).toList();
      throw new InvalidRequestException(new ErrorAnswer(400, problems, Map.of()));
    }
  }

  private Operation operation(Exchange exchange, String method) {
    PlatformHttpEndpoint endpoint = (PlatformHttpEndpoint) exchange.getFromEndpoint();
    return document
        .contract()
        .operation(method, endpoint.getPath())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "openapi.yaml lacks %s %s".formatted(method, endpoint.getPath())));
  }

  private static List<Violation> ofBody(Operation operation, IncomingRequest request) {
    String type = RequestBody.type(request);
    if (!operation.takes(type)) {
      throw new InvalidRequestException(ErrorAnswer.of(415));
    }
    return operation.violations(type, RequestBody.of(request).all());
  }

  private static Optional<String> value(IncomingRequest request, Parameter parameter) {
    return switch (parameter.place()) {
      case "path" -> Optional.of(request.path(parameter.name()));
      case "header" -> request.header(parameter.name());
      default -> request.query(parameter.name());
    };
  }

  private static Problem problem(Violation violation) {
    return new Problem(violation.code(), violation.message(), violation.field());
  }
}
