package io.github.siakoberpa.inbound;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The rows of a file as they are written, with the ends of their lines. Used by one thread. */
final class RawRows implements Closeable {
  /** No row is that long; of a longer one the beginning is read. */
  static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final boolean quoted;

  /**
   * Closes the reader.
   *
   * @param quoted whether a row goes on over the end of a line inside of quotes
   */
  RawRows(Reader reader, boolean quoted) {
    this.reader = reader;
    this.quoted = quoted;
  }

  /** The next one; null = there is none. */
  @Nullable String next() throws IOException {
    StringBuilder row = new StringBuilder();
    boolean inside = false;
    for (int next = reader.read(); next >= 0; next = reader.read()) {
      row.append((char) next);
      inside ^= quoted && next == '"';
      if ((next == '\n' && !inside) || row.length() > LONGEST) {
        break;
      }
    }
    return row.isEmpty() ? null : row.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
