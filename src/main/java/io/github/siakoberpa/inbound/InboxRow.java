package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in its file.
 *
 * @param number the first one is 1; a header does not count
 * @param line where it begins in the file
 * @param fields what it says, by the names of the API; nothing where it has a problem
 * @param problem why it cannot be read; null = it can
 * @param cells as they go into the report when it is rejected
 */
record InboxRow(
    long number, long line, ObjectNode fields, @Nullable RowProblem problem, List<String> cells) {
  private static final String MEDIA = "media";

  /** The path of the file that it comes with; null = it comes without. */
  @Nullable String mediaPath() {
    JsonNode media = fields.get(MEDIA);
    return media == null || !media.isTextual() ? null : media.textValue();
  }

  /** Whether it names a file in a way that only requests may. */
  boolean hasOtherMedia() {
    JsonNode media = fields.get(MEDIA);
    return media != null && !media.isNull() && !media.isTextual();
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "InboxRow[" + number + "]";
  }
}
