package io.github.siakoberpa.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a QR code can be asked for. */
enum QrFormat {
  JSON("application/json"),
  PNG("image/png"),
  SVG("image/svg+xml"),
  TEXT("text/plain"),
  /** The text in the code, for those who draw it themselves. */
  RAW("");

  private final String mediaType;

  QrFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The one that {@code ?format=} names. */
  static QrFormat byName(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidRequestException.of(
                    new Problem(
                        "FORMAT_INVALID", "It must be json, png, svg, text or raw.", "format")));
  }

  /** The first that the header Accept names; JSON where it names none. */
  static QrFormat accepted(String header) {
    return Arrays.stream(header.split(",", -1))
        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .map(QrFormat::byMediaType)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(JSON);
  }

  private static Optional<QrFormat> byMediaType(String type) {
    return Arrays.stream(values())
        .filter(format -> !type.isEmpty() && format.mediaType.equals(type))
        .findFirst();
  }
}
