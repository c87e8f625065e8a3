package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.util.Set;
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
    NOT_COPIED,
    /** The data source of a host is not one that messages are safe in. */
    UNSUITABLE,
    /** A table of a host has the name of one of ours. */
    NAME_TAKEN
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

  static DatabaseException dispatchedElsewhere(Path file) {
    return new DatabaseException(
        Code.LOCKED,
        "What is queued in %s is sent by another Camel context or process. Stop that one first; two would send everything twice."
            .formatted(file),
        null);
  }

  static DatabaseException unsuitable(String why) {
    return new DatabaseException(
        Code.UNSUITABLE, "The queue cannot use the data source: %s.".formatted(why), null);
  }

  static DatabaseException nameTaken(Path file, Set<String> names) {
    return new DatabaseException(
        Code.NAME_TAKEN,
        "The queue's tables cannot be made in %s, where these names are taken: %s. Nothing was written. Rename yours, or let the queue have a file of its own (camel.component.whatsapp-queue.directory)."
            .formatted(file, String.join(", ", names)),
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
