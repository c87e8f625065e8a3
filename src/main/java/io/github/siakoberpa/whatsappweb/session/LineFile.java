package io.github.siakoberpa.whatsappweb.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that is added to, and written anew when most of it is of no more use. A line that
 * was added outlives the death of this process, but perhaps not that of the machine: it is not
 * forced to the disk. A line that a crash cut short is left out when the file is read. Confined to
 * one thread at a time.
 */
public final class LineFile implements AutoCloseable {
  private final Path file;
  private @Nullable FileChannel end;

  /** Opens nothing yet. */
  public LineFile(Path file) {
    this.file = file;
  }

  /** Whether it was ever written. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** Its lines, without one that was cut short. */
  public List<String> read() {
    try {
      if (!exists()) {
        return List.of();
      }
      String all = Files.readString(file);
      return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a line. */
  public void add(String line) {
    try {
      FileChannel open = end;
      if (open == null) {
        Files.createDirectories(file.getParent());
        open =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        end = open;
      }
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        open.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it anew; at any moment either the old or the new file is whole. */
  public void replace(Iterable<String> lines) {
    try {
      close();
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.write(next, lines, UTF_8);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (end != null) {
        end.close();
        end = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
