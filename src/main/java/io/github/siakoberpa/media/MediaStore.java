package io.github.siakoberpa.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files, each once, under the SHA-256 of their bytes: {@code ab/abcdef…}. What is kept and what
 * is deleted is decided in transactions of the table {@code media}, which has one writer; these
 * methods are called inside them, so that no file goes that somebody has just named. Thread-safe.
 */
public final class MediaStore {
  private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String TEMPORARY = ".part";

  private final Path folder;

  /** Files lie in that folder, which is made when the first one comes. */
  public MediaStore(Path folder) {
    this.folder = folder;
  }

  /** Whether a text can be the id of a file. */
  public static boolean isHash(@Nullable String text) {
    return text != null && HASH.matcher(text).matches();
  }

  /** Where the file lies, if it is there. */
  public Path path(String hash) {
    if (!isHash(hash)) {
      throw new IllegalArgumentException("A file is named by 64 hexadecimal digits");
    }
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  /** A name for a file that is coming in; nothing is made there yet. */
  Path temporary() throws IOException {
    Files.createDirectories(folder);
    return folder.resolve(UUID.randomUUID() + TEMPORARY);
  }

  /**
   * What has come in is kept from now on, also after a power cut.
   *
   * @throws UncheckedIOException when the disk does not take it
   */
  public void keep(Received received) {
    try {
      Path kept = path(received.hash());
      Files.createDirectories(kept.getParent());
      Files.move(
          received.temporary(),
          kept,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      flushFolder(kept.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come in is gone, unless it was kept. */
  public void discard(Received received) {
    delete(received.temporary());
  }

  /** Gone, if it was there. */
  public void delete(String hash) {
    delete(path(hash));
  }

  /** What came in and was never kept, before a crash. Only while nothing is coming in. */
  public void deleteLeftovers() {
    list(folder).filter(file -> file.toString().endsWith(TEMPORARY)).forEach(this::delete);
  }

  /** Which files there are. */
  public List<String> hashes() {
    return list(folder)
        .filter(Files::isDirectory)
        .flatMap(this::list)
        .map(file -> String.valueOf(file.getFileName()))
        .filter(MediaStore::isHash)
        .toList();
  }

  /** The bytes of a file are on the disk, not only on their way. */
  static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("This system cannot flush a folder", e);
    }
  }

  private Stream<Path> list(Path of) {
    try (Stream<Path> files = Files.list(of)) {
      return files.toList().stream();
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A file of the media folder cannot be deleted: {}", e.getClass().getSimpleName());
    }
  }
}
