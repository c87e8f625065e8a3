package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of objects in JSON. Used by one thread. */
final class JsonRows implements RowSource {
  static final List<String> COLUMNS = List.of("_json");

  /** Further ones follow. */
  private static final ObjectReader ELEMENT =
      JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonParser parser;
  private long number;

  JsonRows(Reader reader) throws IOException {
    this.parser = JSON.createParser(reader);
    if (token() != JsonToken.START_ARRAY) {
      throw problem("It must be a list of objects; objects alone, one a line, are a file .ndjson.");
    }
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public @Nullable InboxRow next() throws IOException {
    JsonToken token = token();
    if (token == JsonToken.END_ARRAY) {
      if (token() != null) {
        throw problem("Something stands behind the list.");
      }
      return null;
    }
    long line = parser.currentTokenLocation().getLineNr();
    try {
      JsonNode node = ELEMENT.readTree(new Bounded(parser));
      return row(++number, line, node);
    } catch (JsonProcessingException e) {
      throw problem("From here on it is no JSON.");
    }
  }

  /** One object of a file; anything else is a problem. */
  static InboxRow row(long number, long line, @Nullable JsonNode node) {
    List<String> cells = List.of(String.valueOf(node));
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getKey().startsWith("_"));
      return new InboxRow(number, line, object, null, cells);
    }
    return invalid(number, line, "A message must be a JSON object.", cells);
  }

  static InboxRow invalid(long number, long line, String message, List<String> cells) {
    RowProblem problem = new RowProblem("MESSAGE_INVALID", message, null);
    return new InboxRow(number, line, JSON.createObjectNode(), problem, cells);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private @Nullable JsonToken token() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw problem("From here on it is no JSON.");
    }
  }

  private FileProblemException problem(String message) {
    return new FileProblemException(
        "JSON_INVALID", message, parser.currentLocation().getLineNr(), null);
  }

  /** Reads one element and no more than a message can have, so that it fits into memory. */
  private final class Bounded extends JsonParserDelegate {
    private final long end;

    Bounded(JsonParser parser) {
      super(parser);
      this.end = parser.currentTokenLocation().getCharOffset() + LineRows.LONGEST;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (currentTokenLocation().getCharOffset() > end) {
        throw problem("What ends here, or behind it, is longer than any message.");
      }
      return token;
    }
  }
}
