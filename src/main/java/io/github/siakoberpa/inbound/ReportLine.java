package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a table. Stateless. */
final class ReportLine {
  private static final ObjectWriter WRITER =
      new CsvMapper().writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  private ReportLine() {}

  /** With its end; nothing stands for null. */
  static String of(List<? extends @Nullable Object> cells) {
    try {
      return WRITER.writeValueAsString(
          cells.stream().map(cell -> cell == null ? "" : cell.toString()).toArray(String[]::new));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of a report cannot be written", e);
    }
  }
}
