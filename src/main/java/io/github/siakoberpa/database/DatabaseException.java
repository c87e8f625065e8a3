package io.github.siakoberpa.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is one line for a person, naming the file. */
public final class DatabaseException extends RuntimeException {
  private final Code code;

  /** Why the database cannot be used. */
  public enum Code {
    /** Another process owns the file. */
    LOCKED,
    /** The folder or the file cannot be created or read. */
    UNREADABLE,
    /** The schema is newer than this program, or was changed by hand. */
    MIGRATION_FAILED,
    /** The file is not what was written there. */
    DAMAGED,
    /** A backup or a restore cannot be done as it was asked for. */
    NOT_COPIED
  }

  private DatabaseException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  static DatabaseException locked(Path lock) {
    return new DatabaseException(
        Code.LOCKED,
        "The database in %s is in use by another process (lock file %s). Stop that one first, or start here in another folder."
            .formatted(lock.getParent(), lock.getFileName()),
        null);
  }

  static DatabaseException unreadable(Path path, Exception cause) {
    return new DatabaseException(
        Code.UNREADABLE,
        "The database folder %s cannot be used: %s".formatted(path, cause.getMessage()),
        cause);
  }

  static DatabaseException migrationFailed(Path file, Exception cause) {
    return new DatabaseException(
        Code.MIGRATION_FAILED,
        "The database %s cannot be brought to this program's schema: %s"
            .formatted(file, cause.getMessage()),
        cause);
  }

  static DatabaseException damaged(Path file, String fault) {
    return new DatabaseException(
        Code.DAMAGED,
        "The database %s is damaged (%s). Bring back a backup with: siakoberpa restore FILE. Or move the file away to start with an empty queue."
            .formatted(file, fault),
        null);
  }

  static DatabaseException notCopied(String why, @Nullable Exception cause) {
    return new DatabaseException(Code.NOT_COPIED, why, cause);
  }

  /** Why, for programs. */
  public Code code() {
    return code;
  }
}
