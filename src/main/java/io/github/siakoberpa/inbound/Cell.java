package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell of a table means, where everything is a text. Stateless. */
final class Cell {
  private static final Set<String> TEXTS = Set.of("text", "message", "body", "caption");
  private static final Set<String> LISTS = Set.of("answers", "mentions");
  private static final Set<String> FLAGS = Set.of("viewOnce", "gif", "linkPreview");
  private static final Set<String> DECIMALS = Set.of("latitude", "longitude");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,18})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private Cell() {}

  /** The value of a field; what it cannot be stays a text, which the rules refuse. */
  static JsonNode value(String field, String cell) {
    String plain = cell.strip();
    if (TEXTS.contains(field)) {
      return TextNode.valueOf(cell);
    }
    if (LISTS.contains(field)) {
      return list(plain);
    }
    if (FLAGS.contains(field) && plain.toLowerCase(Locale.ROOT).matches("true|false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(plain));
    }
    if (DECIMALS.contains(field) && DECIMAL.matcher(plain).matches()) {
      return DecimalNode.valueOf(new BigDecimal(plain));
    }
    if (field.equals("selectable") && WHOLE.matcher(plain).matches()) {
      return IntNode.valueOf(Integer.parseInt(plain));
    }
    return TextNode.valueOf(plain);
  }

  private static JsonNode list(String cell) {
    ArrayNode list = RowSource.JSON.createArrayNode();
    for (String one : cell.split("\\|", -1)) {
      list.add(one.strip());
    }
    return list;
  }
}
