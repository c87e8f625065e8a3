package io.github.siakoberpa.media;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How files are kept.
 *
 * @param folder where they lie
 * @param limits which are taken in
 * @param unused how long one is kept that no message needs
 */
public record MediaSettings(Path folder, MediaLimits limits, Duration unused) {}
