package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.testclock.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room that the database takes, and when it is given back. */
class FileUpkeepTest {
  private static final long MB = 1 << 20;

  @TempDir Path folder;
  private final AtomicLong freeDisk = new AtomicLong(1000 * MB);
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private Database database;
  private StorageWatch watch;
  private FileUpkeep upkeep;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(folder);
    watch = new StorageWatch(database, 100 * MB, freeDisk::get);
    upkeep = new FileUpkeep(database, watch);
    execute("CREATE TABLE many (x BLOB)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void write(int megabytes) throws SQLException {
    execute(
        "INSERT INTO many WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %d)"
                .formatted(megabytes)
            + " SELECT zeroblob(1048000) FROM n");
  }

  @Test
  void a_long_log_is_cut_when_nobody_reads_it() throws SQLException {
    write(20);
    watch.measure();
    assertThat(watch.figures().walBytes()).isGreaterThan(20 * MB);
    try (Connection reader = database.reader().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      try (ResultSet open = statement.executeQuery("SELECT count(*) FROM many")) {
        assertThat(open.getInt(1)).isEqualTo(20);
      }
      execute("INSERT INTO many VALUES (1)");
      upkeep.tidy();
      assertThat(watch.figures().walBytes()).as("somebody reads it").isGreaterThan(20 * MB);
      reader.rollback();
      reader.setAutoCommit(true);
    }

    upkeep.tidy();

    assertThat(watch.figures().walBytes()).isZero();
    assertThat(watch.figures().databaseBytes()).isGreaterThan(20 * MB);
  }

  @Test
  void a_hollow_file_shrinks_step_by_step() throws SQLException {
    write(40);
    execute("DELETE FROM many");
    watch.measure();
    long before = watch.figures().pages();

    upkeep.tidy();
    upkeep.tidy();
    assertThat(watch.figures().pages()).as("the log first, then 256 pages").isEqualTo(before - 256);
    for (int i = 0; i < 100; i++) {
      upkeep.tidy();
    }

    assertThat(watch.figures().freePages()).as("kept for the next rows").isBetween(3840L, 4096L);
  }

  @Test
  void nothing_is_tidied_while_somebody_writes() throws SQLException {
    write(20);
    watch.measure();
    try (Connection writer = database.writer().getConnection()) {
      assertThat(writer).isNotNull();
      upkeep.tidy();
    }
    assertThat(watch.figures().walBytes()).isGreaterThan(20 * MB);
  }

  @Test
  void work_is_refused_when_the_disk_is_nearly_full_until_there_is_some_more_room() {
    assertThat(watch.measure()).isFalse();
    freeDisk.set(100 * MB - 1);
    assertThat(watch.measure()).isTrue();
    assertThat(watch.refusesWork()).isTrue();
    freeDisk.set(120 * MB - 1);
    assertThat(watch.measure()).as("no flutter").isTrue();
    freeDisk.set(120 * MB);
    assertThat(watch.measure()).isFalse();
    assertThat(watch.figures().freeDiskBytes()).isEqualTo(120 * MB);
  }

  @Test
  void work_is_refused_by_a_damaged_database() throws Exception {
    write(1);
    database.close();
    Path file = folder.resolve("siakoberpa.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length - 600_000, bytes.length - 400_000, (byte) 7);
    Files.write(file, bytes);
    database = Database.open(folder, 0);
    StorageWatch damaged = new StorageWatch(database, 0, freeDisk::get);

    await().until(damaged::measure);

    assertThat(damaged.fault()).isPresent();
  }

  @Test
  void old_rows_are_looked_for_once_a_minute_or_at_once_while_there_are_more() throws SQLException {
    Housekeeping housekeeping = new Housekeeping(database, clock);
    assertThat(housekeeping.isTime()).isTrue();
    housekeeping.did(499);
    assertThat(housekeeping.isTime()).isFalse();
    clock.advance(Duration.ofMinutes(1));
    assertThat(housekeeping.isTime()).isTrue();
    housekeeping.did(500);
    housekeeping.did(0);
    assertThat(housekeeping.isTime()).as("there are more").isTrue();
    assertThat(housekeeping.isTime()).isFalse();
  }

  @Test
  void old_rows_wait_for_a_quiet_moment_but_not_for_ever() throws SQLException {
    Housekeeping housekeeping = new Housekeeping(database, clock);
    try (Connection writer = database.writer().getConnection()) {
      assertThat(writer).isNotNull();
      for (int i = 0; i < 19; i++) {
        assertThat(housekeeping.isTime()).isFalse();
      }
      assertThat(housekeeping.isTime()).isTrue();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
