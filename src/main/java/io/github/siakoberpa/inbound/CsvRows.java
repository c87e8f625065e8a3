package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.siakoberpa.contract.FieldName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table with a header, its cells separated by commas, semicolons or tabs. Used by one thread. */
final class CsvRows implements RowSource {
  private static final int LONGEST_HEADER = 1 << 15;
  private static final CsvMapper CSV =
      CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private final BufferedReader reader;
  private final MappingIterator<String[]> rows;
  private final List<String> columns;
  private long number;
  private long line = 1;

  CsvRows(BufferedReader reader, Set<String> fields) throws IOException {
    this.reader = reader;
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(reader));
    this.rows = CSV.readerFor(String[].class).with(schema).readValues(reader);
    this.columns = header(fields);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable InboxRow next() throws IOException {
    while (true) {
      long start = line;
      String[] cells = cells();
      if (cells == null) {
        return null;
      }
      if (!Arrays.stream(cells).allMatch(String::isBlank)) {
        return row(start, cells);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Most often one of them is in the header, and no other. */
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    Map<Character, Integer> counts = new HashMap<>();
    for (int i = 0, next = reader.read();
        i < LONGEST_HEADER - 1 && next >= 0 && next != '\n';
        i++, next = reader.read()) {
      counts.merge((char) next, 1, Integer::sum);
    }
    reader.reset();
    char best = ',';
    for (char other : new char[] {';', '\t'}) {
      best = counts.getOrDefault(other, 0) > counts.getOrDefault(best, 0) ? other : best;
    }
    return best;
  }

  private List<String> header(Set<String> fields) throws IOException {
    Map<String, String> known = new HashMap<>();
    fields.forEach(field -> known.put(field.toLowerCase(Locale.ROOT), field));
    List<String> names = new ArrayList<>();
    String[] cells = cells();
    for (String cell : cells == null ? new String[0] : cells) {
      String name = cell.strip();
      String field = known.get(name.toLowerCase(Locale.ROOT));
      if (field == null && !isOwn(name)) {
        throw headerProblem(
            "COLUMN_UNKNOWN",
            "There is no such column. One of your own, which is not sent, has a name with _ in front.",
            FieldName.shown(name));
      }
      if (field != null && names.contains(field)) {
        throw headerProblem("COLUMN_TWICE", "Two columns have that name.", field);
      }
      names.add(field == null ? name : field);
    }
    if (names.stream().allMatch(CsvRows::isOwn)) {
      throw headerProblem(
          "HEADER_MISSING", "The first line names the columns, such as to,text.", null);
    }
    return names;
  }

  private static boolean isOwn(String name) {
    return name.startsWith("_");
  }

  private InboxRow row(long start, String[] cells) {
    number++;
    ObjectNode fields = JSON.createObjectNode();
    for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
      if (!isOwn(columns.get(i)) && !cells[i].isBlank()) {
        fields.set(columns.get(i), Cell.value(columns.get(i), cells[i]));
      }
    }
    boolean more = Arrays.stream(cells).skip(columns.size()).anyMatch(cell -> !cell.isBlank());
    RowProblem problem =
        more
            ? new RowProblem(
                "ROW_INVALID",
                "It has more cells than there are columns; a text with the separator in it stands in quotes.",
                null)
            : null;
    return new InboxRow(number, start, fields, problem, List.of(cells));
  }

  private String @Nullable [] cells() throws IOException {
    try {
      if (!rows.hasNextValue()) {
        return null;
      }
      String[] cells = rows.nextValue();
      line++;
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i] == null ? "" : cells[i];
        line += cells[i].chars().filter(c -> c == '\n').count();
      }
      return cells;
    } catch (CharacterCodingException e) {
      throw e;
    } catch (IOException | RuntimeJsonMappingException e) {
      throw new FileProblemException(
          "CSV_INVALID", "From here on it is no table; look for a quote.", line, null);
    }
  }

  private static FileProblemException headerProblem(
      String code, String message, @Nullable String field) {
    return new FileProblemException(code, message, 1, field);
  }
}
