package io.github.siakoberpa.doctor;

import io.github.siakoberpa.database.DatabaseInspection;
import java.nio.file.Path;

/** Whether the database is sound and fits this program, while the application runs or not. */
public final class DatabaseCheck implements Check {
  private final Path folder;

  /** The check of the database in that folder. */
  public DatabaseCheck(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Finding look() {
    DatabaseInspection.Result result = DatabaseInspection.of(folder);
    if (result instanceof DatabaseInspection.Unusable unusable) {
      return Finding.wrong(
          "it cannot be read: " + unusable.why(), "See who owns the file, and its rights.");
    }
    if (result instanceof DatabaseInspection.Damaged damaged) {
      return Finding.wrong(
          "it is damaged: " + damaged.fault(), "Bring back a backup: siakoberpa restore FILE.");
    }
    if (result instanceof DatabaseInspection.Sound sound) {
      return sound(sound);
    }
    return Finding.skipped("there is none yet; the first start makes it");
  }

  private static Finding sound(DatabaseInspection.Sound sound) {
    String found = "%s, sound, schema %s".formatted(Amount.of(sound.bytes()), sound.schema());
    if (sound.newer()) {
      return Finding.wrong(
          found + ", which is newer than this program",
          "Use the program that last ran here, or a later one, or restore an older backup.");
    }
    return Finding.ok(
        sound.pending() == 0
            ? found
            : "%s; the next start brings it %d steps further".formatted(found, sound.pending()));
  }
}
