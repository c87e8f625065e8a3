package io.github.siakoberpa.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is ordered by the id in the database.
 *
 * @param cursor the id where the page before ended; null = from the beginning
 * @param size how many it has at most
 */
public record ListPage(@Nullable Long cursor, int size) {
  private static final int MAX_ROWS = 500;
  private static final int USUAL_ROWS = 100;

  /** The page that the query asks for. */
  static ListPage of(IncomingRequest request) {
    return new ListPage(
        request.query("cursor").map(Cursor::read).orElse(null),
        request.query("limit").map(ListPage::size).orElse(USUAL_ROWS));
  }

  /** Where lists begin that grow. */
  public long after() {
    return cursor == null ? 0 : cursor;
  }

  /** Where lists begin that have the newest first. */
  public long before() {
    return cursor == null ? Long.MAX_VALUE : cursor;
  }

  /** One more than the page, which tells whether there is a next one. */
  public int rows() {
    return size + 1;
  }

  /** Those of the rows that are on the page. */
  List<Map<String, @Nullable Object>> shown(List<Map<String, @Nullable Object>> rows) {
    return rows.subList(0, Math.min(size, rows.size()));
  }

  /** The cursor of the next page; null = there is none. */
  @Nullable String next(List<Map<String, @Nullable Object>> rows) {
    return rows.size() > size
        ? Cursor.of(((Number) rows.get(size - 1).get("id")).longValue())
        : null;
  }

  private static Integer size(String text) {
    int size = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (size < 1 || size > MAX_ROWS) {
      throw InvalidRequestException.of(
          new Problem("LIMIT_INVALID", "It must be from 1 to %d.".formatted(MAX_ROWS), "limit"));
    }
    return size;
  }
}
