package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where copies of the database lie, and what they are called: the UTC time is part of it. */
public final class BackupNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private BackupNames() {}

  /** A backup that was given no name. */
  public static Path backup(Path folder, Instant now) {
    return folder.resolve("backups").resolve("siakoberpa-%s.db".formatted(TIME.format(now)));
  }

  /** A database that a restore has put aside; it can be restored like a backup. */
  static Path replaced(Path folder, Instant now) {
    return folder
        .resolve("backups")
        .resolve("siakoberpa-replaced-%s.db".formatted(TIME.format(now)));
  }
}
