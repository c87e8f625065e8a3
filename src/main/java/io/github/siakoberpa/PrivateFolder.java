package io.github.siakoberpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only their owner can look into: they hold messages, numbers and keys. */
final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder, and every one above it that is missing. Those that are there stay as they
   * are.
   */
  static void make(Path folder) {
    FileAttribute<?>[] mine =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(folder, mine);
    } catch (IOException e) {
      throw new StartException(
          "The folder %s cannot be made (%s). Make it, or set siakoberpa.data to another one."
              .formatted(folder.toAbsolutePath().normalize(), e.getMessage()),
          e);
    }
  }
}
