package io.github.siakoberpa.whatsappweb.message;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file to be sent: one on the disk, or a stream that is read once. Not thread-safe where it is a
 * stream.
 */
public final class MediaFile {
  private final @Nullable Path path;
  private final @Nullable InputStream stream;
  private final @Nullable String name;
  private final String mimeType;

  private MediaFile(
      @Nullable Path path,
      @Nullable InputStream stream,
      @Nullable String name,
      @Nullable String mimeType) {
    this.path = path;
    this.stream = stream;
    this.name = name;
    this.mimeType = mimeType == null ? MediaTypes.of(beginning(), name) : mimeType;
  }

  /**
   * A file on the disk under its own name. It must stay as it is until it is sent.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static MediaFile of(Path path) {
    return new MediaFile(path, null, String.valueOf(path.getFileName()), null);
  }

  /** Bytes; what they are is found out from their beginning. */
  public static MediaFile of(byte[] bytes) {
    return of(new ByteArrayInputStream(bytes));
  }

  /**
   * A stream, which is read when the message is sent, and closed then.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static MediaFile of(InputStream stream) {
    InputStream repeatable = stream.markSupported() ? stream : new BufferedInputStream(stream);
    return new MediaFile(null, repeatable, null, null);
  }

  /** The same under another name; null keeps the one it has. */
  public MediaFile named(@Nullable String other) {
    return other == null ? this : new MediaFile(path, stream, other, null);
  }

  /** The same as what it is said to be, such as {@code audio/ogg; codecs=opus}; null keeps it. */
  public MediaFile typed(@Nullable String other) {
    return other == null ? this : new MediaFile(path, stream, name, other);
  }

  /** Where it lies, or null if it is a stream. */
  public @Nullable Path path() {
    return path;
  }

  /** Its name, which the other side sees with a document; never empty. */
  public String name() {
    return name == null || name.isBlank() ? "file" + MediaTypes.ending(mimeType) : name;
  }

  /** What it is: as said, else found out from its first bytes, else from its name. */
  public String mimeType() {
    return mimeType;
  }

  /**
   * Its bytes; with a stream, what is left of it.
   *
   * @throws IOException if it cannot be read
   */
  public InputStream open() throws IOException {
    return stream != null ? stream : Files.newInputStream(Objects.requireNonNull(path));
  }

  void requireFamily(String family) {
    if (!mimeType.startsWith(family)) {
      throw new IllegalArgumentException(
          "The file must be " + family + "*, not " + mimeType + "; a document may be anything");
    }
  }

  private byte[] beginning() {
    try {
      if (stream == null) {
        try (InputStream in = open()) {
          return in.readNBytes(MediaTypes.ENOUGH);
        }
      }
      stream.mark(MediaTypes.ENOUGH);
      byte[] bytes = stream.readNBytes(MediaTypes.ENOUGH);
      stream.reset();
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without its name. */
  @Override
  public String toString() {
    return mimeType;
  }
}
