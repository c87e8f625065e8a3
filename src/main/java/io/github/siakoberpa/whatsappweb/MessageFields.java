package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.message.MediaFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that came as a map, each refused by name if it is wrong. A file never
 * comes by its path as text: who writes the map need not be allowed to read our disk.
 */
record MessageFields(Map<?, ?> fields) {
  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new IllegalArgumentException("The field " + name + " of the message is missing");
    }
    return value;
  }

  @Nullable String optional(String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  double decimal(String name) {
    try {
      return Double.parseDouble(required(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The field " + name + " must be a number", e);
    }
  }

  long whole(String name, long otherwise) {
    try {
      String value = optional(name);
      return value == null ? otherwise : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The field " + name + " must be a whole number", e);
    }
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(optional(name));
  }

  /** A list, or a text with commas. */
  List<String> list(String name) {
    Object value = fields.get(name);
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).toList();
    }
    return value == null
        ? List.of()
        : Arrays.stream(value.toString().split(","))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .toList();
  }

  MediaFile file() {
    Object base64 = fields.get("base64");
    Object content = base64 == null ? fields.get("content") : decoded(base64.toString());
    return file(content).named(optional("name")).typed(optional("mimeType"));
  }

  /** Whether a body is a file of some sort. */
  static boolean isFile(@Nullable Object body) {
    return body instanceof byte[]
        || body instanceof InputStream
        || body instanceof Path
        || body instanceof File
        || (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File);
  }

  private static MediaFile file(@Nullable Object content) {
    if (content instanceof byte[] bytes) {
      return MediaFile.of(bytes);
    }
    if (content instanceof InputStream stream) {
      return MediaFile.of(stream);
    }
    if (content instanceof WrappedFile<?> wrapped) {
      return file(wrapped.getFile());
    }
    if (content instanceof File file) {
      return MediaFile.of(file.toPath());
    }
    if (content instanceof Path path) {
      return MediaFile.of(path);
    }
    if (content instanceof MediaFile file) {
      return file;
    }
    if (content instanceof IncomingMedia media) {
      return fetched(media);
    }
    throw new IllegalArgumentException(
        "The content of a file must be byte[], InputStream, File, Path, or the field base64");
  }

  private static MediaFile fetched(IncomingMedia media) {
    try {
      return MediaFile.of(media.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The field base64 is none", e);
    }
  }

  /** Without what they say. */
  @Override
  public String toString() {
    return "MessageFields" + fields.keySet();
  }
}
