package io.github.siakoberpa.media;

import io.github.siakoberpa.media.MediaException.Code;
import io.github.siakoberpa.whatsappweb.message.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies files that are at hand to the disk, a piece at a time. Its methods block, and leave
 * nothing behind when they fail. Thread-safe.
 */
public final class MediaWriter {
  private static final String ANYTHING = "application/octet-stream";
  private static final int MAX_NAME = 200;
  private static final int PIECE = 1 << 16;
  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}(;.{0,60})?");

  private final MediaStore store;
  private final MediaLimits limits;
  private final BooleanSupplier full;

  /**
   * Into the store, within the limits.
   *
   * @param full whether the disk has hardly room left
   */
  public MediaWriter(MediaStore store, MediaLimits limits, BooleanSupplier full) {
    this.store = store;
    this.limits = limits;
    this.full = full;
  }

  MediaStore store() {
    return store;
  }

  MediaLimits limits() {
    return limits;
  }

  /**
   * Takes in bytes.
   *
   * @param name as whoever sends it calls it; null = not at all
   * @param claimed the type that they say it has; null = they do not
   * @throws MediaException when it is not to be taken
   */
  public Received receive(byte[] bytes, @Nullable String name, @Nullable String claimed) {
    try {
      return receive(new ByteArrayInputStream(bytes), name, claimed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same with a stream, which is read to its end.
   *
   * @throws IOException when it does not come to its end, or the disk does not take it
   */
  public Received receive(InputStream in, @Nullable String name, @Nullable String claimed)
      throws IOException {
    checkRoom();
    FileDigest digest = new FileDigest(limits);
    Path file = store.temporary();
    try {
      write(in, file, digest);
      return received(file, digest, name, claimed);
    } catch (RuntimeException | IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The same with a copy of a file of this machine. A link in its place is not followed. */
  public Received receive(Path original) {
    try (InputStream in = Files.newInputStream(original, LinkOption.NOFOLLOW_LINKS)) {
      return receive(in, String.valueOf(original.getFileName()), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(InputStream in, Path file, FileDigest digest) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        digest.add(piece);
        out.write(piece);
      }
    }
  }

  void checkRoom() {
    if (full.getAsBoolean()) {
      throw new MediaException(Code.DISK_FULL, "There is hardly room left on the server's disk.");
    }
  }

  /** What has come in, once it is all there. */
  Received received(Path file, FileDigest digest, @Nullable String name, @Nullable String claimed)
      throws IOException {
    if (digest.size() == 0) {
      throw new MediaException(Code.MEDIA_EMPTY, "The file is empty.");
    }
    String cleanName = cleanName(name);
    String type = type(file, cleanName, claimed);
    limits.checkType(type);
    MediaStore.flush(file);
    return new Received(file, digest.hash(), digest.size(), type, cleanName);
  }

  /** What the bytes say counts more than what anybody says about them. */
  private static String type(Path file, @Nullable String name, @Nullable String claimed) {
    String found = MediaFile.of(file).typed(null).mimeType();
    if (!found.equals(ANYTHING)) {
      return found;
    }
    String said = claimed == null ? ANYTHING : claimed.strip().toLowerCase(Locale.ROOT);
    if (!said.startsWith(ANYTHING) && TYPE.matcher(said).matches()) {
      return said;
    }
    return MediaFile.of(file).named(name).mimeType();
  }

  /** The last part of a path, without what no file name has. */
  private static @Nullable String cleanName(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}\"]", "").strip();
    if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
      return null;
    }
    return clean.length() <= MAX_NAME ? clean : clean.substring(clean.length() - MAX_NAME);
  }
}
