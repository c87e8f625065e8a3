package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a database that is too big to be checked before the start, while it is in use: once, on a
 * thread and a connection of its own. Thread-safe.
 */
final class IntegrityWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IntegrityWatch.class);

  private final Path file;
  private volatile @Nullable String fault;
  private @Nullable Thread thread;
  private @Nullable Statement running;
  private boolean closed;

  IntegrityWatch(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Begins the check; call it once. */
  synchronized void start() {
    Thread started = new Thread(this::check, "siakoberpa-integrity");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** What was found; empty when nothing was found yet. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  private void check() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      if (begin(statement)) {
        IntegrityCheck.fault(statement).ifPresent(this::found);
      }
    } catch (SQLException e) {
      IntegrityCheck.damage(e).ifPresentOrElse(this::found, () -> notTold(e));
    }
  }

  private synchronized boolean begin(Statement statement) {
    running = statement;
    return !closed;
  }

  private void found(String what) {
    fault = what;
    LOG.error(
        "The database {} is damaged ({}). No new messages are accepted. Stop, and bring back a backup with: siakoberpa restore FILE",
        file,
        what);
  }

  private synchronized void notTold(SQLException e) {
    if (!closed) {
      LOG.warn("The database {} cannot be checked for damage: {}", file, e.getMessage());
    }
  }

  /** A check that is under way ends at once. */
  @Override
  public void close() {
    Thread waitedFor;
    synchronized (this) {
      closed = true;
      waitedFor = thread;
      cancel();
    }
    if (waitedFor != null) {
      try {
        waitedFor.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void cancel() {
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException alreadyEnded) {
        // which is what was wanted
      }
    }
  }
}
