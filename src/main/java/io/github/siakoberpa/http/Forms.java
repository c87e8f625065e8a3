package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Forms, as the HTTP server reads them: in memory, never on the disk. Of files only the name of
 * their field is kept here; {@link UnreadBody} knows where they may come. Stateless.
 */
final class Forms {
  private static final String FILES = "siakoberpa.files";
  private static final int MAX_FIELDS = 100;

  private Forms() {}

  /** A field may be as long as a body; bodies have a limit of their own. */
  static HttpServerOptions allow(HttpServerOptions options) {
    return options.setMaxFormAttributeSize(-1).setMaxFormFields(MAX_FIELDS);
  }

  /** Call it once the handler that reads the body has been told of the request. */
  static void noteFiles(RoutingContext context) {
    if (context.request().isExpectMultipart()) {
      List<String> files = new ArrayList<>();
      context.put(FILES, files);
      context
          .request()
          .uploadHandler(
              file -> {
                // A browser sends a part without a name for a file that nobody chose.
                if (!file.filename().isEmpty()) {
                  files.add(file.name());
                }
              });
    }
  }

  /** The same, for whoever reads the body without that handler. */
  static void noteFiles(RoutingContext context, List<String> fieldNames) {
    context.put(FILES, fieldNames);
  }

  /**
   * The fields of a form: texts, and an empty object where a file came. What is empty did not come,
   * since a browser sends every field.
   *
   * @throws InvalidRequestException when one came twice
   */
  static ObjectNode fields(RoutingContext context) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    MultiMap form = context.request().formAttributes();
    for (String name : form.names()) {
      List<String> values = form.getAll(name);
      if (values.size() > 1) {
        throw repeated(name);
      }
      if (!values.get(0).isEmpty()) {
        fields.put(name, values.get(0));
      }
    }
    List<String> files = context.get(FILES);
    if (files != null) {
      files.forEach(name -> addFile(fields, name));
    }
    return fields;
  }

  private static void addFile(ObjectNode fields, String name) {
    if (fields.has(name)) {
      throw repeated(name);
    }
    fields.putObject(name);
  }

  private static InvalidRequestException repeated(String name) {
    return InvalidRequestException.of(
        new Problem("PARAMETER_REPEATED", "It must come once only.", Fields.shown(name)));
  }
}
