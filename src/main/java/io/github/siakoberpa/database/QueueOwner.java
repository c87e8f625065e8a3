package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this process the only one that dispatches what is queued in a file of somebody else's,
 * until closed. Two would send twice. What {@link FileLock} is for a file of our own, but without a
 * file beside it: the process says every few seconds, in the database, that it is still there. One
 * that is known to be dead is followed at once, any other when it has been silent for {@value
 * #LASTS_MILLIS} ms. Thread-safe.
 */
final class QueueOwner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueOwner.class);
  private static final long LASTS_MILLIS = 15_000;
  static final Duration RENEWED = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final DataSource writer;
  private final Clock clock;
  private final Runnable lost;
  private final ScheduledExecutorService renewer;
  private long until;

  /** As the database has it. */
  private record Owner(long until, long pid, long host) {
    boolean isGone(long now, long here) {
      boolean dead =
          host == here && (pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty());
      return until <= now || dead;
    }
  }

  private QueueOwner(Path file, DataSource writer, Clock clock, Runnable lost) {
    this.file = file;
    this.writer = writer;
    this.clock = clock;
    this.lost = lost;
    this.renewer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "whatsapp-queue-owner");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Becomes the owner, as soon as nobody else is.
   *
   * @param renewed how often it says that it is still there
   * @param lost called once, on a thread of its own, should another process have taken over; it may
   *     close this
   * @throws DatabaseException with {@code LOCKED} when somebody else is and stays it
   */
  static QueueOwner become(
      Path file, DataSource writer, Clock clock, Duration renewed, Runnable lost)
      throws SQLException {
    if (!IN_THIS_PROCESS.add(file)) {
      throw DatabaseException.dispatchedElsewhere(file);
    }
    QueueOwner owner = new QueueOwner(file, writer, clock, lost);
    try {
      owner.follow();
    } catch (SQLException | RuntimeException e) {
      owner.forget();
      throw e;
    }
    ScheduledFuture<?> unused =
        owner.renewer.scheduleWithFixedDelay(
            owner::renew, renewed.toMillis(), renewed.toMillis(), TimeUnit.MILLISECONDS);
    return owner;
  }

  private void follow() throws SQLException {
    Owner before = takeOver(null);
    Owner seen = before;
    while (seen != null) {
      if (seen.until() != before.until()) {
        throw DatabaseException.dispatchedElsewhere(file);
      }
      await();
      seen = takeOver(before);
    }
  }

  private void await() {
    LockSupport.parkNanos(LOOK.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw DatabaseException.dispatchedElsewhere(file);
    }
  }

  /** Null = done; else who stands in the way. */
  private synchronized @Nullable Owner takeOver(@Nullable Owner unchanged) throws SQLException {
    try (Connection connection = writer.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long now = clock.millis();
        Owner owner = read(connection);
        boolean renewed = unchanged != null && owner.until() != unchanged.until();
        if (renewed || !owner.isGone(now, here())) {
          return owner;
        }
        until = now + LASTS_MILLIS;
        write(connection, "own-queue.sql", until, ProcessHandle.current().pid(), here());
        connection.commit();
        return null;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static Owner read(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(Statements.text("queue-owner.sql"));
        ResultSet row = statement.executeQuery()) {
      return new Owner(row.getLong("owned_until"), row.getLong("pid"), row.getLong("host"));
    }
  }

  private static int write(Connection connection, String file, long... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.text(file))) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private void renew() {
    try {
      if (!saidUntil(clock.millis() + LASTS_MILLIS)) {
        LOG.error("Another process sends what is queued in {} now; this one has stopped", file);
        renewer.shutdown();
        lost.run();
      }
    } catch (SQLException | RuntimeException e) {
      // The next time may be in time still; and if not, it is seen then.
      LOG.warn("It cannot be told that the queue in {} is in use: {}", file, e.getMessage());
    }
  }

  private synchronized boolean saidUntil(long next) throws SQLException {
    try (Connection connection = writer.getConnection()) {
      boolean ours = write(connection, "renew-queue-owner.sql", next, until) == 1;
      until = ours ? next : until;
      return ours;
    }
  }

  /** Processes of one machine know each other's; a container is a machine of its own. */
  private static long here() {
    return System.getenv().getOrDefault("HOSTNAME", "localhost").hashCode();
  }

  /** The next one need not wait. */
  @Override
  public void close() {
    renewer.shutdownNow();
    try {
      saidUntil(0);
    } catch (SQLException e) {
      LOG.debug("The next start has to wait for a moment", e);
    } finally {
      forget();
    }
  }

  private void forget() {
    renewer.shutdownNow();
    IN_THIS_PROCESS.remove(file);
  }
}
