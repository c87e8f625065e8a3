package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One place for the three ways in which fields may come: JSON, form, multipart. Stateless. */
final class RequestBody {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private RequestBody() {}

  /**
   * What the body says.
   *
   * @throws InvalidRequestException when it is none of the three, or not well-formed
   */
  static Fields of(IncomingRequest request) {
    return switch (type(request)) {
      case JSON -> new Fields(Json.object(request.body()));
      case FORM, MULTIPART -> Fields.ofForm(request.form());
      default -> throw new InvalidRequestException(ErrorAnswer.of(415));
    };
  }

  /** The same for a call that can do without a body. */
  static Fields ofOptional(IncomingRequest request) {
    return isAbsent(request) ? new Fields(JsonNodeFactory.instance.objectNode()) : of(request);
  }

  /**
   * What a body in JSON says; nothing, when it is empty.
   *
   * @throws InvalidRequestException when it is something else
   */
  static ObjectNode optionalJson(IncomingRequest request) {
    if (isAbsent(request)) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!type(request).equals(JSON)) {
      throw new InvalidRequestException(ErrorAnswer.of(415));
    }
    return Json.object(request.body());
  }

  /** Whether there is none. */
  static boolean isAbsent(IncomingRequest request) {
    String type = type(request);
    return (type.isEmpty() || type.equals(JSON)) && request.body().length == 0;
  }

  /** Its type without parameters, in small letters; empty when it has none. */
  static String type(IncomingRequest request) {
    String header = request.header("Content-Type").orElse("");
    if (header.equals(JSON)) {
      return JSON;
    }
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
