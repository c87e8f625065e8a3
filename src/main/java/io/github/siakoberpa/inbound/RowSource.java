package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one file, one after the other, never all in memory. Used by one thread. */
interface RowSource extends Closeable {
  /** As requests are read. */
  JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What the cells of its rows are called in a report. */
  List<String> columns();

  /**
   * The next row; null = there is none.
   *
   * @throws FileProblemException when the rest makes no sense
   * @throws IOException when it cannot be read; also when it is not in UTF-8
   */
  @Nullable InboxRow next() throws IOException;

  /** The rows of a file, by the end of its name. */
  static RowSource open(Path file, String name, Set<String> fields) throws IOException {
    BufferedReader reader = text(file);
    try {
      String small = name.toLowerCase(Locale.ROOT);
      if (small.endsWith(".csv")) {
        return new CsvRows(reader, fields);
      }
      return small.endsWith(".json") ? new JsonRows(reader) : new LineRows(reader);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static BufferedReader text(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    try {
      reader.mark(1);
      // Spreadsheets begin a file with it.
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }
}
