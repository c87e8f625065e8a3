package io.github.siakoberpa.whatsappweb.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;
import org.jspecify.annotations.NullUnmarked;

/**
 * What routes may take a message for: its text, the bytes of its file, plain values. Without
 * annotations on types, which Camel's generator cannot read.
 */
@NullUnmarked
@Converter(generateLoader = true)
public final class IncomingMessageConverters {
  private IncomingMessageConverters() {}

  /** What it says; empty where it says nothing. */
  @Converter
  public static String toText(IncomingMessage message) {
    return message.text() == null ? "" : message.text();
  }

  /** Its file, fetched now; none is no stream. */
  @Converter(allowNull = true)
  public static InputStream toStream(IncomingMessage message) throws IOException {
    return message.media() == null ? null : message.media().open();
  }

  /** Its file, fetched now; none is no bytes. */
  @Converter(allowNull = true)
  public static byte[] toBytes(IncomingMessage message) throws IOException {
    if (message.media() == null) {
      return null;
    }
    try (InputStream in = message.media().open()) {
      return in.readAllBytes();
    }
  }

  /** Plain values, to be made into JSON. */
  @Converter
  public static Map<String, Object> toMap(IncomingMessage message) {
    return message.toMap();
  }
}
