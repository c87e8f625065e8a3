package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a database in use, and what a restore makes of them. */
class BackupTest {
  private static final CopyProgress SILENT = (pages, of) -> {};
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Path backup() {
    return folder.resolve("copies/backup.db");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void makeBackup() {
    Backup.make(data(), backup(), false, SILENT);
  }

  private Restored restore() {
    return new Restore(data(), NOON).from(backup(), SILENT);
  }

  @Test
  void holds_what_was_committed_and_nothing_half_done_while_others_write() throws Exception {
    try (Database database = Database.open(data())) {
      execute(database.writer(), "CREATE TABLE pairs (a INTEGER, b TEXT)");
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger written = new AtomicInteger();
      CountDownLatch busy = new CountDownLatch(200);
      Thread writer =
          new Thread(
              () -> {
                while (!stop.get()) {
                  int number = written.incrementAndGet();
                  twice(database.writer(), number);
                  busy.countDown();
                }
              });
      writer.start();
      busy.await();
      int before = written.get() - 1;

      makeBackup();

      stop.set(true);
      writer.join();
      assertThat(number(backup(), "SELECT count(*) FROM pairs WHERE a <= " + before))
          .as("everything from before it began")
          .isEqualTo(2L * before);
      assertThat(
              number(
                  backup(),
                  "SELECT count(*) FROM (SELECT a FROM pairs GROUP BY a HAVING count(*) <> 2)"))
          .as("transactions of which it holds one half")
          .isZero();
    }
    assertThat(backup().getParent().toFile().list()).as("one file").containsExactly("backup.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
        .isEqualTo("rw-------");
  }

  @Test
  void replaces_a_file_only_when_told_and_never_the_database() throws Exception {
    Database.open(data()).close();
    makeBackup();
    assertThatThrownBy(this::makeBackup)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("--force");
    Backup.make(data(), backup(), true, SILENT);

    Path database = data().resolve("siakoberpa.db");
    assertThatThrownBy(() -> Backup.make(data(), database, true, SILENT))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("itself");
  }

  @Test
  void without_a_database_none_is_made() {
    assertThatThrownBy(this::makeBackup)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("no database");
    assertThat(data()).doesNotExist();
    assertThat(backup()).doesNotExist();
  }

  @Test
  void restored_queue_is_the_one_of_the_backup_and_the_other_is_kept() throws Exception {
    Database.open(data()).close();
    change("UPDATE counters SET value = 1");
    makeBackup();
    change("UPDATE counters SET value = 2");

    Restored restored = restore();

    assertThat(number(restored.database(), "SELECT value FROM counters")).isEqualTo(1);
    assertThat(restored.replaced()).hasFileName("siakoberpa-replaced-20261124T120000Z.db");
    assertThat(number(restored.replaced(), "SELECT value FROM counters")).isEqualTo(2);
    Database.open(data()).close();
  }

  @Test
  void commits_that_a_killed_application_left_in_the_log_are_kept_too() throws Exception {
    Database.open(data()).close();
    makeBackup();
    Path killed = folder.resolve("killed");
    try (Database database = Database.open(data())) {
      execute(database.writer(), "UPDATE counters SET value = 7");
      Files.createDirectories(killed);
      for (String part : new String[] {"", "-wal"}) {
        Files.copy(data().resolve("siakoberpa.db" + part), killed.resolve("siakoberpa.db" + part));
      }
    }
    assertThat(killed.resolve("siakoberpa.db-wal")).isNotEmptyFile();

    Restored restored = new Restore(killed, NOON).from(backup(), SILENT);

    assertThat(number(restored.replaced(), "SELECT value FROM counters")).isEqualTo(7);
    assertThat(number(restored.database(), "SELECT value FROM counters")).isZero();
  }

  @Test
  void open_messages_of_a_backup_may_have_left_and_are_asked_for_in_the_last_store()
      throws Exception {
    Database.open(data()).close();
    long noon = NOON.millis();
    job("sent", "done", "store = 'B', sending_at = 200, finished_at = 201");
    job("sent", "earlier", "store = 'A', sending_at = 100, finished_at = 101");
    job("waiting", "next", "position = 9");
    job("backoff", "again", "store = 'A', wake_at = 1, position = 1");
    job("uncertain", "asked", "store = 'A', wake_at = 1, position = 1");
    job("sending", "leaving", "store = 'B', lease_owner = 'w', lease_until = 1, position = 1");
    job("scheduled", "due", "wake_at = " + noon);
    job("scheduled", "later", "wake_at = " + (noon + 1));
    makeBackup();

    Restored restored = restore();

    assertThat(restored.inDoubt()).isEqualTo(5);
    assertThat(text(restored.database(), doubts("chat_id")))
        .isEqualTo("again,asked,due,leaving,next");
    assertThat(text(restored.database(), doubts("store"))).isEqualTo("B,A,B,B,B");
    assertThat(text(restored.database(), doubts("state")))
        .as("no head is sent before it was looked up")
        .isEqualTo("uncertain,uncertain,scheduled,sending,waiting");
  }

  private static String doubts(String column) {
    return "SELECT group_concat(%s) FROM (SELECT * FROM message_jobs WHERE look_up_first = 1 ORDER BY chat_id)"
        .formatted(column);
  }

  @Test
  void is_refused_while_the_application_runs() {
    try (Database database = Database.open(data())) {
      makeBackup();
      assertThatThrownBy(this::restore)
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("in use by another process");
      assertThat(database.fault()).isEmpty();
    }
  }

  @Test
  void what_is_no_backup_changes_nothing() throws Exception {
    Database.open(data()).close();
    Files.createDirectories(backup().getParent());
    Path database = data().resolve("siakoberpa.db");
    byte[] before = Files.readAllBytes(database);
    Files.writeString(backup(), "not a database, but long enough to be taken for one ".repeat(100));
    assertThatThrownBy(this::restore).hasMessageContaining("not a sound backup");
    Files.delete(backup());
    execute(backup(), "CREATE TABLE other (x)");
    assertThatThrownBy(this::restore).hasMessageContaining("it holds no queue");

    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    assertThat(data().toFile().list())
        .containsExactlyInAnyOrder("siakoberpa.db", "siakoberpa.lock");
  }

  @Test
  void takes_the_place_of_a_damaged_database() throws Exception {
    Database.open(data()).close();
    makeBackup();
    Files.writeString(data().resolve("siakoberpa.db"), "x".repeat(9000));
    assertThatThrownBy(() -> Database.open(data()))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.code()).isEqualTo(DatabaseException.Code.DAMAGED))
        .hasMessageContaining("siakoberpa restore");

    Restored restored = restore();

    assertThat(restored.replaced()).hasSize(9000);
    Database.open(data()).close();
  }

  private void change(String sql) throws SQLException {
    execute(data().resolve("siakoberpa.db"), sql);
  }

  private void job(String state, String chat, String columns) throws SQLException {
    change(
        """
        INSERT INTO message_jobs (job_id, message_id, session, chat_id, original_number, kind,
          payload, priority, state, position, wake_at, finished_at, lease_owner, lease_until, created_at)
        VALUES ('%1$s', '%1$s', 's', '%1$s', '+1', 'text', '{}', 5, 'waiting', 1, 1, NULL, NULL, NULL, 0)
        """
            .formatted(chat));
    change(
        "UPDATE message_jobs SET state = '%s', %s WHERE chat_id = '%s'"
            .formatted(state, columns, chat));
  }

  private static void twice(DataSource writer, int number) {
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO pairs VALUES (%d, 'x')".formatted(number));
      statement.execute("INSERT INTO pairs VALUES (%d, 'y')".formatted(number));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Path file, String sql) throws SQLException {
    return Long.parseLong(text(file, sql));
  }

  private static String text(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }
}
