package io.github.siakoberpa.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.media.KeptMedia;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes a row a message: the rules of the API, which the API brings. Thread-safe. */
public interface RowRules {
  /** The fields that a row may have. */
  Set<String> fields();

  /**
   * Reads rows, in their order.
   *
   * @param files those that they name, by what the field {@code media} says of each
   * @param createdBy on whose behalf they are queued
   */
  List<RowReading> read(List<ObjectNode> rows, Map<String, KeptMedia> files, String createdBy);
}
