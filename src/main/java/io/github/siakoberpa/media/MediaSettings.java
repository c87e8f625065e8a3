package io.github.siakoberpa.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How files are kept.
 *
 * @param folder where they lie
 * @param limits which are taken in
 * @param unused how long one is kept that no message needs
 */
public record MediaSettings(Path folder, MediaLimits limits, Duration unused) {
  /**
   * What takes files in by these settings.
   *
   * @param full whether the disk has hardly room left
   */
  public MediaWriter writer(BooleanSupplier full) {
    return new MediaWriter(new MediaStore(folder), limits, full);
  }
}
