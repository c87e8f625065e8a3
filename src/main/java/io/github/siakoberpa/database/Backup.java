package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/** Copies a database into a file of its own, whether the application runs or not. */
public final class Backup {
  private Backup() {}

  /**
   * Makes the backup: everything that was committed when it began, checked, on the disk, readable
   * by its owner only.
   *
   * @param folder the folder of the database, as in {@link Database#open}
   * @param target the new file; folders that are missing are made
   * @param replace whether it may take the place of a file that is there
   * @throws DatabaseException when it cannot be made; what was at its place before is still there
   */
  public static void make(Path folder, Path target, boolean replace, CopyProgress progress) {
    Path database = folder.resolve(Database.FILE);
    try {
      refuseSenseless(database, target, replace);
      Path parent = target.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Path partial = parent.resolve(target.getFileName() + ".partial");
      try {
        SqliteCopy.make(database, partial, progress);
        checked(database, partial);
        SqliteCopy.force(partial);
        Files.move(
            partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException | SQLException e) {
      throw DatabaseException.notCopied(
          "The backup %s cannot be made: %s".formatted(target, e.getMessage()), e);
    }
  }

  private static void refuseSenseless(Path database, Path target, boolean replace)
      throws IOException {
    if (!Files.isRegularFile(database)) {
      throw DatabaseException.notCopied(
          "There is no database %s to make a backup of.".formatted(database), null);
    }
    if (Files.exists(target) && Files.isSameFile(database, target)) {
      throw DatabaseException.notCopied(
          "The backup cannot take the place of the database %s itself.".formatted(database), null);
    }
    if (Files.exists(target) && !replace) {
      throw DatabaseException.notCopied(
          "There is a file %s already. Choose another name, or replace it with --force."
              .formatted(target),
          null);
    }
  }

  private static void checked(Path database, Path copy) throws SQLException {
    IntegrityCheck.fault(copy)
        .ifPresent(
            fault -> {
              throw DatabaseException.damaged(database, fault);
            });
  }
}
