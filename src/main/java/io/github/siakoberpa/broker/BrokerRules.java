package io.github.siakoberpa.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.inbound.RowReading;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import org.jspecify.annotations.Nullable;

/**
 * What makes an object in JSON a message: the rules of the API, which the API brings. Thread-safe.
 */
public interface BrokerRules {
  /** Where the file is that comes with it; null = it comes without, or {@link #read} says more. */
  @Nullable MediaSource mediaSource(ObjectNode fields);

  /**
   * Holds it against the rules.
   *
   * @param file that comes with it; null = none
   * @param createdBy on whose behalf it is queued
   */
  RowReading read(ObjectNode fields, @Nullable KeptMedia file, String createdBy);
}
