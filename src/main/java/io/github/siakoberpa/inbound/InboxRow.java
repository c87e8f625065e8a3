package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.media.MediaStore;
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

  /**
   * The file that it comes with: its path in the inbox, its address, or the id of an upload; null =
   * it comes without, or {@link #hasOtherMedia()}.
   */
  @Nullable String media() {
    JsonNode media = fields.get(MEDIA);
    if (media == null || media.isNull()) {
      return null;
    }
    if (media.isTextual()) {
      return media.textValue();
    }
    String url = media.path("url").textValue();
    String id = media.path("id").textValue();
    if (media.has("base64") || (url == null) == (id == null)) {
      return null;
    }
    // Nothing but a text alone is a path.
    return url == null
        ? (MediaStore.isHash(id) ? id : null)
        : (InboxMedia.isAddress(url) ? url : null);
  }

  /** Whether it names a file in a way that only requests may. */
  boolean hasOtherMedia() {
    return fields.hasNonNull(MEDIA) && media() == null;
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "InboxRow[" + number + "]";
  }
}
