package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** What a text stands for where there are only texts: in queries and forms. Stateless. */
final class TypedText {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

  private TypedText() {}

  /** A number or a truth where the schema wants one and the text is one, else the text. */
  static JsonNode of(String text, Pointer schema, Schemas schemas) {
    String stripped = text.strip();
    if (schemas.allows(schema, "integer") && WHOLE_NUMBER.matcher(stripped).matches()) {
      return LongNode.valueOf(Long.parseLong(stripped));
    }
    if (schemas.allows(schema, "boolean")
        && (stripped.equals("true") || stripped.equals("false"))) {
      return BooleanNode.valueOf(stripped.equals("true"));
    }
    return TextNode.valueOf(text);
  }
}
