package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room on the disk, and the database's log has a sane size. */
public final class DiskCheck implements Check {
  // Shortened to 64 MB by itself, unless somebody reads for very long.
  private static final long BIG_LOG = 1L << 30;

  private final Path folder;
  private final Path log;
  private final long least;

  /**
   * The check.
   *
   * @param folder what must lie on the disk
   * @param log the database's log, which need not be there
   * @param least the bytes below which no message is accepted
   */
  public DiskCheck(Path folder, Path log, long least) {
    this.folder = folder;
    this.log = log;
    this.least = least;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Finding look() {
    try {
      long room = Files.getFileStore(there(folder)).getUsableSpace();
      long logged = Files.exists(log) ? Files.size(log) : 0;
      String found =
          "%s free, the database's log has %s".formatted(Amount.of(room), Amount.of(logged));
      if (room < least) {
        return Finding.wrong(
            found,
            "Make room: with less than %s no message is accepted (siakoberpa.disk.min-free)."
                .formatted(Amount.of(least)));
      }
      if (logged > BIG_LOG) {
        return Finding.wrong(
            found, "Something reads the database for very long: end it, or restart the program.");
      }
      return Finding.ok(found);
    } catch (IOException e) {
      return Finding.wrong(
          "the disk of %s cannot be looked at: %s".formatted(folder, e.getMessage()),
          "See the rights of that folder.");
    }
  }

  private static Path there(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    while (path.getParent() != null && Files.notExists(path)) {
      path = path.getParent();
    }
    return path;
  }
}
