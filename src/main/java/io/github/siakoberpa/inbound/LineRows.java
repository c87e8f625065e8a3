package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object in JSON on each line; one that is none is a problem of its line. One thread. */
final class LineRows implements RowSource {
  /** No message is that long. */
  static final int LONGEST = 1 << 20;

  private final BufferedReader reader;
  private long number;
  private long line;

  LineRows(BufferedReader reader) {
    this.reader = reader;
  }

  @Override
  public List<String> columns() {
    return JsonRows.COLUMNS;
  }

  @Override
  public @Nullable InboxRow next() throws IOException {
    while (true) {
      String text = readLine();
      if (text == null) {
        return null;
      }
      if (text.length() > LONGEST) {
        return JsonRows.invalid(++number, line, "The line is too long.", List.of(""));
      }
      if (!text.isBlank()) {
        return row(text);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private InboxRow row(String text) {
    try {
      return JsonRows.row(++number, line, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return JsonRows.invalid(number, line, "The line must be one JSON object.", List.of(text));
    }
  }

  /** One line; of a longer one than is read only the beginning. */
  private @Nullable String readLine() throws IOException {
    StringBuilder text = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = reader.read()) {
      if (text.length() <= LONGEST) {
        text.append((char) next);
      }
    }
    line++;
    return text.toString();
  }
}
