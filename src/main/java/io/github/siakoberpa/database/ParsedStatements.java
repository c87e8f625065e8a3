package io.github.siakoberpa.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Reads each statement of camel-sql once. Its own strategy parses a statement anew for every row,
 * looks each parameter up twice, and copies the exchange for each expression, which cost more than
 * SQLite itself (measured: half of the time of an accepted message).
 *
 * <p>A list that is not long has as many places as the next power of two, its last value repeated:
 * each number of places is a statement of its own, and no more of them than a few stay prepared.
 *
 * <p>A name is looked up in the body, or the row of a batch, where that is a map, then among the
 * variables, and never among the headers, which callers can choose; one that is nowhere is a
 * mistake. An expression sees the exchange, never the row of a batch. Thread-safe; for one context.
 */
public final class ParsedStatements implements SqlPrepareStatementStrategy {
  // As many as share a commit. Longer lists are rare, and SQLite takes 32,766 values in all.
  private static final int MOST_PADDED = 256;

  private final ConcurrentMap<String, ParsedStatement> statements = new ConcurrentHashMap<>();

  private ParsedStatements() {}

  /** All statements of the context are read so from now on. */
  public static void use(CamelContext context) {
    ParsedStatements statements = new ParsedStatements();
    context
        .getCamelContextExtension()
        .registerEndpointCallback(
            (uri, endpoint) -> {
              if (endpoint instanceof SqlEndpoint sql) {
                sql.setPrepareStatementStrategy(statements);
              }
              return endpoint;
            });
  }

  @Override
  public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) {
    return parsed(query, exchange).text(exchange);
  }

  @Override
  public Iterator<?> createPopulateIterator(
      String query, String preparedQuery, int expectedParams, Exchange exchange, Object value) {
    return parsed(query, exchange).values(exchange, value).iterator();
  }

  @Override
  public void populateStatement(PreparedStatement statement, Iterator<?> values, int expectedParams)
      throws SQLException {
    int index = 0;
    while (values.hasNext()) {
      statement.setObject(++index, values.next());
    }
    if (index != expectedParams) {
      throw new SQLException(
          "The statement has %d parameters, not %d".formatted(expectedParams, index));
    }
  }

  private ParsedStatement parsed(String query, Exchange exchange) {
    return statements.computeIfAbsent(
        query, text -> ParsedStatement.parse(text, exchange.getContext()));
  }

  /** One statement; its parameters in their order. */
  private record ParsedStatement(List<String> texts, List<Parameter> parameters) {

    /** As camel-sql writes parameters once its placeholder is replaced: {@code :?name}. */
    static ParsedStatement parse(String query, CamelContext context) {
      List<String> texts = new ArrayList<>();
      List<Parameter> parameters = new ArrayList<>();
      int from = 0;
      for (int at = query.indexOf(":?"); at >= 0; at = query.indexOf(":?", from)) {
        texts.add(query.substring(from, at));
        boolean in = query.startsWith("in:", at + 2);
        int start = at + (in ? 5 : 2);
        from = Parameter.end(query, start);
        parameters.add(Parameter.of(query.substring(start, from), in, context));
      }
      texts.add(query.substring(from));
      return new ParsedStatement(List.copyOf(texts), List.copyOf(parameters));
    }

    String text(Exchange exchange) {
      StringBuilder text = new StringBuilder(texts.get(0));
      for (int i = 0; i < parameters.size(); i++) {
        Parameter parameter = parameters.get(i);
        int places =
            parameter.in()
                ? parameter.several(exchange, exchange.getMessage().getBody()).size()
                : 1;
        text.append("?,".repeat(places));
        if (places > 0) {
          text.setLength(text.length() - 1);
        }
        text.append(texts.get(i + 1));
      }
      return text.toString();
    }

    List<@Nullable Object> values(Exchange exchange, @Nullable Object body) {
      List<@Nullable Object> values = new ArrayList<>(parameters.size());
      for (Parameter parameter : parameters) {
        if (parameter.in()) {
          values.addAll(parameter.several(exchange, body));
        } else {
          values.add(parameter.value(exchange, body));
        }
      }
      return values;
    }
  }

  /**
   * One parameter.
   *
   * @param name a name, or an expression in <code>${…}</code>
   * @param in whether it stands for all values of a collection
   * @param expression the expression; null = it is a name
   */
  private record Parameter(String name, boolean in, @Nullable Expression expression) {

    static Parameter of(String name, boolean in, CamelContext context) {
      Expression expression =
          name.startsWith("${") ? context.resolveLanguage("simple").createExpression(name) : null;
      return new Parameter(name, in, expression);
    }

    static int end(String query, int start) {
      int end = start;
      if (query.startsWith("${", start)) {
        return query.indexOf('}', start) + 1;
      }
      while (end < query.length()
          && (Character.isLetterOrDigit(query.charAt(end)) || query.charAt(end) == '_')) {
        end++;
      }
      return end;
    }

    List<@Nullable Object> several(Exchange exchange, @Nullable Object body) {
      @Nullable Object value = value(exchange, body);
      if (value instanceof Iterable<?> values) {
        List<@Nullable Object> all = new ArrayList<>();
        values.forEach(all::add);
        while (all.size() < MOST_PADDED && Integer.bitCount(all.size()) > 1) {
          all.add(all.get(all.size() - 1));
        }
        return all;
      }
      throw new IllegalArgumentException(name + " must be a collection");
    }

    @Nullable Object value(Exchange exchange, @Nullable Object body) {
      if (expression != null) {
        return expression.evaluate(exchange, Object.class);
      }
      if (body instanceof Map<?, ?> row) {
        Object value = row.get(name);
        if (value != null || row.containsKey(name)) {
          return value;
        }
      }
      Object variable = exchange.getVariable(name);
      if (variable == null) {
        throw new IllegalArgumentException("There is no parameter " + name);
      }
      return variable;
    }
  }
}
