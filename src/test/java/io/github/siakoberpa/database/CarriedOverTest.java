package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wished and what was taken away since a backup outlives its restore. */
class CarriedOverTest {
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

  private Restored restore(Path to) {
    return new Restore(to, NOON).from(backup(), SILENT);
  }

  @Test
  void opt_outs_made_since_the_backup_are_kept_and_end_what_waits_for_those_people()
      throws Exception {
    Database.open(data()).close();
    change(
        "INSERT INTO opt_outs (chat_id, created_at, reason) VALUES ('early', 1, 'of the backup')");
    job("due", "state = 'waiting', position = 1");
    job("later", "state = 'scheduled', position = NULL, wake_at = " + (NOON.millis() + 1));
    job("other", "state = 'waiting', position = 2");
    makeBackup();
    change("UPDATE opt_outs SET reason = 'of the later one'");
    change("INSERT INTO opt_outs (chat_id, created_at, reason) VALUES ('due', 7, 'a letter')");
    change("INSERT INTO opt_outs (chat_id, created_at) VALUES ('later', 8)");

    Restored restored = restore(data());

    assertThat(restored.carriedOver()).isEqualTo(carried(2, 0, 0, 0));
    assertThat(
            text(
                "SELECT group_concat(chat_id || ' ' || created_at || ' ' || coalesce(reason, '-'))"
                    + " FROM (SELECT * FROM opt_outs ORDER BY created_at)"))
        .isEqualTo("early 1 of the backup,due 7 a letter,later 8 -");
    assertThat(
            text(
                "SELECT group_concat(chat_id || ' ' || state || ' ' || cancel_requested)"
                    + " FROM (SELECT * FROM message_jobs ORDER BY chat_id)"))
        .as("what may have left is looked up before it is given up")
        .isEqualTo("due waiting 1,later cancelled 1,other waiting 0");
  }

  @Test
  void api_keys_and_users_that_were_taken_away_since_do_not_come_back() throws Exception {
    Database.open(data()).close();
    for (String name : new String[] {"boss", "left", "barred"}) {
      user(name, "admin");
      key(name);
    }
    key("revoked");
    makeBackup();
    change("DELETE FROM api_keys WHERE key_hash = 'revoked'");
    change("DELETE FROM api_keys WHERE key_hash = 'left'");
    change("DELETE FROM users WHERE email = 'left'");
    change("UPDATE users SET disabled_at = 5 WHERE email = 'barred'");
    user("new", "sender");

    Restored restored = restore(data());

    assertThat(restored.carriedOver()).isEqualTo(carried(0, 2, 1, 1));
    assertThat(users()).isEqualTo("barred 5,boss -");
    assertThat(text("SELECT group_concat(key_hash) FROM (SELECT * FROM api_keys ORDER BY id)"))
        .isEqualTo("boss,barred");
  }

  @Test
  void users_of_a_backup_that_is_newer_than_the_database_stay() throws Exception {
    Database.open(data()).close();
    user("boss", "admin");
    Path older = folder.resolve("older");
    Files.createDirectories(older);
    Files.copy(data().resolve(Database.FILE), older.resolve(Database.FILE));
    user("new", "sender");
    key("new");
    makeBackup();

    Restored restored = restore(older);

    assertThat(restored.carriedOver()).isEqualTo(carried(0, 0, 0, 0));
    assertThat(text(restored.database(), "SELECT group_concat(email) FROM users"))
        .isEqualTo("boss,new");
    assertThat(text(restored.database(), "SELECT count(*) FROM api_keys")).isEqualTo("1");
  }

  @Test
  void of_a_database_that_the_backup_does_not_come_from_only_the_opt_outs_are_taken()
      throws Exception {
    Database.open(data()).close();
    user("boss", "admin");
    user("second", "sender");
    makeBackup();
    Path fresh = folder.resolve("fresh");
    Database.open(fresh).close();
    Path other = fresh.resolve(Database.FILE);
    execute(other, "INSERT INTO opt_outs (chat_id, created_at) VALUES ('somebody', 1)");
    execute(other, "UPDATE sqlite_sequence SET seq = 9");
    execute(other, "UPDATE flyway_schema_history SET installed_on = '2020-01-01 00:00:00.000'");

    Restored restored = restore(fresh);

    assertThat(restored.carriedOver()).isEqualTo(new CarriedOver.Carried(1, null));
    assertThat(text(restored.database(), "SELECT group_concat(email) FROM users"))
        .isEqualTo("boss,second");
  }

  @Test
  void that_no_administrator_is_left_is_told() throws Exception {
    Database.open(data()).close();
    user("boss", "admin");
    user("clerk", "sender");
    makeBackup();
    user("next", "admin");
    change("DELETE FROM users WHERE email = 'boss'");

    assertThat(restore(data()).carriedOver())
        .isEqualTo(new CarriedOver.Carried(0, new CarriedOver.Accounts(0, 1, 0, true)));
  }

  @Test
  void what_cannot_be_read_is_told() throws Exception {
    Database.open(data()).close();
    makeBackup();
    assertThat(restore(folder.resolve("elsewhere")).carriedOver())
        .isEqualTo(new CarriedOver.NothingThere());

    Files.writeString(data().resolve(Database.FILE), "x".repeat(9000));

    assertThat(restore(data()).carriedOver())
        .isInstanceOfSatisfying(
            CarriedOver.Unread.class,
            unread -> assertThat(unread.why()).contains("not a database"));
  }

  private static CarriedOver carried(int optOuts, int keys, int removed, int disabled) {
    return new CarriedOver.Carried(
        optOuts, new CarriedOver.Accounts(keys, removed, disabled, false));
  }

  private void user(String email, String role) throws SQLException {
    change(
        "INSERT INTO users (email, password_hash, role, created_at) VALUES ('%s', 'x', '%s', 0)"
            .formatted(email, role));
  }

  /** Of the user of that name, or of nobody. */
  private void key(String name) throws SQLException {
    change(
        """
        INSERT INTO api_keys (key_hash, prefix, name, user_id, scopes, created_at, created_by)
        VALUES ('%1$s', 'x', 'x', (SELECT id FROM users WHERE email = '%1$s'), 'read', 0, 'console')
        """
            .formatted(name));
  }

  private void job(String chat, String columns) throws SQLException {
    change(
        """
        INSERT INTO message_jobs (job_id, message_id, session, chat_id, original_number, kind,
          payload, priority, state, position, created_at)
        VALUES ('%1$s', '%1$s', 's', '%1$s', '+1', 'text', '{}', 5, 'waiting', 1, 0)
        """
            .formatted(chat));
    change("UPDATE message_jobs SET %s WHERE chat_id = '%s'".formatted(columns, chat));
  }

  private String users() throws SQLException {
    return text(
        "SELECT group_concat(email || ' ' || coalesce(disabled_at, '-'))"
            + " FROM (SELECT * FROM users ORDER BY email)");
  }

  private void change(String sql) throws SQLException {
    execute(data().resolve(Database.FILE), sql);
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    return text(data().resolve(Database.FILE), sql);
  }

  private static String text(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }
}
