package io.github.siakoberpa.inbound;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the files of the inbox, a few rows at a time. Thread-safe. */
public final class InboxReader {
  /** As many as others who write can wait for. */
  private static final int CHUNK = 250;

  private final RowRules rules;

  /** For rows that those rules know. */
  public InboxReader(RowRules rules) {
    this.rules = rules;
  }

  /**
   * How many rows the file has. Whatever makes it no file of rows is found before one is queued.
   *
   * @throws FileProblemException when it makes no sense
   */
  public long measure(InboxFile file) {
    if (Files.isSymbolicLink(file.path())) {
      throw new FileProblemException(
          "FILE_IS_LINK", "Put the file itself into the inbox; a link is not followed.", 1, null);
    }
    try (RowSource source = RowSource.open(file.path(), file.name(), rules.fields())) {
      long rows = 0;
      while (next(source, rows) != null) {
        rows++;
      }
      file.measured(rows);
      return rows;
    } catch (CharacterCodingException e) {
      throw notUtf8(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows that are not done with, in chunks. */
  public Iterator<RowsToQueue> chunks(InboxFile file) {
    try {
      RowSource source = RowSource.open(file.path(), file.name(), rules.fields());
      for (long row = 0; row < file.rowCount(); row++) {
        next(source, row);
      }
      return new Chunks(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InboxRow next(RowSource source, long before) throws IOException {
    try {
      return source.next();
    } catch (CharacterCodingException e) {
      throw notUtf8(before + 1);
    }
  }

  private static FileProblemException notUtf8(long about) {
    return new FileProblemException(
        "FILE_NOT_UTF8", "Save it in UTF-8; it is in another encoding.", about, null);
  }

  /** The rows of one file. Used by one thread. */
  private static final class Chunks implements Iterator<RowsToQueue>, Closeable {
    private final InboxFile file;
    private final RowSource source;
    private long read;
    private List<InboxRow> ahead;
    private @Nullable FileProblemException problem;
    private boolean ended;

    Chunks(InboxFile file, RowSource source) throws IOException {
      this.file = file;
      this.source = source;
      this.read = file.rowCount();
      this.ahead = read();
    }

    @Override
    public boolean hasNext() {
      return !ahead.isEmpty() || problem != null;
    }

    @Override
    public RowsToQueue next() {
      if (ahead.isEmpty()) {
        throw problem == null ? new NoSuchElementException() : problem;
      }
      RowsToQueue chunk = new RowsToQueue(file, source.columns(), ahead);
      try {
        ahead = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return chunk;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }

    /** The rows before a problem are as good as any: it is told when they are queued. */
    private List<InboxRow> read() throws IOException {
      List<InboxRow> rows = new ArrayList<>(CHUNK);
      try {
        while (!ended && rows.size() < CHUNK) {
          InboxRow row = InboxReader.next(source, read);
          if (row == null) {
            ended = true;
            source.close();
          } else {
            rows.add(row);
            read++;
          }
        }
      } catch (FileProblemException e) {
        problem = e;
        ended = true;
        source.close();
      }
      return rows;
    }
  }
}
