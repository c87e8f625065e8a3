package io.github.siakoberpa.database;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void commits_are_durable_and_the_file_can_shrink() throws SQLException {
    try (Database database = Database.open(folder.resolve("data"))) {
      assertThat(value(database.writer(), "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(value(database.writer(), "PRAGMA synchronous")).as("2 is FULL").isEqualTo("2");
      assertThat(value(database.writer(), "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(value(database.writer(), "PRAGMA auto_vacuum"))
          .as("2 is INCREMENTAL")
          .isEqualTo("2");
    }
  }

  @Test
  void readers_cannot_write() {
    try (Database database = Database.open(folder)) {
      assertThatThrownBy(() -> execute(database.reader(), "DELETE FROM counters"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void second_owner_is_told_in_one_line() {
    try (Database database = Database.open(folder)) {
      assertThat(database).isNotNull();
      assertThatThrownBy(() -> Database.open(folder))
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.code()).isEqualTo(DatabaseException.Code.LOCKED))
          .hasMessageContaining("in use by another process")
          .message()
          .doesNotContain("\n");
    }
    Database.open(folder).close();
  }

  @Test
  void folder_is_readable_by_its_owner_only() throws Exception {
    Path data = folder.resolve("data");
    Database.open(data).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void folder_that_is_a_file_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void a_file_with_all_migrations_is_known_by_its_history() throws SQLException {
    try (Database database = Database.open(folder)) {
      assertThat(value(database.writer(), Database.HISTORY))
          .as("Database.SCHEMA, which changes with each new migration")
          .isEqualTo(Database.SCHEMA);
    }
  }

  @Test
  void a_file_that_lacks_a_migration_gets_it_at_the_next_start() throws SQLException {
    try (Database database = Database.open(folder)) {
      execute(database.writer(), "DROP TABLE webhook_lanes");
      execute(database.writer(), "DELETE FROM flyway_schema_history WHERE version = '11'");
    }

    try (Database database = Database.open(folder)) {
      assertThat(value(database.writer(), Database.HISTORY)).isEqualTo(Database.SCHEMA);
    }
  }

  @Test
  void a_file_whose_migrations_were_others_is_refused() throws SQLException {
    try (Database database = Database.open(folder)) {
      execute(
          database.writer(), "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '7'");
    }

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.code()).isEqualTo(DatabaseException.Code.MIGRATION_FAILED));
  }

  @Test
  void a_file_of_a_newer_program_is_refused() throws SQLException {
    try (Database database = Database.open(folder)) {
      execute(
          database.writer(),
          "INSERT INTO flyway_schema_history SELECT 999, '999', 'of tomorrow', type, script, checksum,"
              + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
              + " WHERE version = '7'");
    }

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.code()).isEqualTo(DatabaseException.Code.MIGRATION_FAILED));
  }

  @Test
  void damage_in_a_small_file_ends_the_start_before_anything_is_written() throws Exception {
    damaged();
    byte[] before = Files.readAllBytes(folder.resolve("siakoberpa.db"));

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.code()).isEqualTo(DatabaseException.Code.DAMAGED))
        .hasMessageContaining(folder.resolve("siakoberpa.db").toString())
        .hasMessageContaining("siakoberpa restore FILE")
        .message()
        .doesNotContain("\n");
    assertThat(folder.resolve("siakoberpa.db")).hasBinaryContent(before);
  }

  @Test
  void damage_in_a_big_file_is_found_while_it_is_in_use() throws Exception {
    damaged();
    try (Database database = Database.open(folder, 0)) {
      await().atMost(ofSeconds(10)).until(() -> database.fault().isPresent());
    }
  }

  /** A page in the middle of an index is overwritten. */
  private void damaged() throws Exception {
    try (Database database = Database.open(folder)) {
      execute(database.writer(), "CREATE TABLE many (x TEXT)");
      execute(database.writer(), "CREATE INDEX many_x ON many (x)");
      execute(
          database.writer(),
          "INSERT INTO many WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9999)"
              + " SELECT printf('%0100d', i) FROM n");
    }
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("siakoberpa.db").toFile(), "rw")) {
      file.seek(file.length() - 4096L * 20);
      file.write(new byte[4096 * 10]);
    }
  }

  private static String value(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
