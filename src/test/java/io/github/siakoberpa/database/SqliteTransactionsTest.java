package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Who holds the lock of the writer, and when. */
class SqliteTransactionsTest {
  @TempDir private Path folder;

  private Database database;
  private SqliteTransactions transactions;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    transactions = new SqliteTransactions(database.writer());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void transaction_has_the_lock_from_its_beginning_after_a_commit_too() {
    for (int i = 0; i < 2; i++) {
      TransactionStatus status = begin();
      assertThatThrownBy(this::writeElsewhere).hasMessageContaining("SQLITE_BUSY");
      transactions.commit(status);
      assertThatCode(this::writeElsewhere).doesNotThrowAnyException();
    }
  }

  @Test
  void transaction_has_the_lock_from_its_beginning_after_a_rollback_too() {
    for (int i = 0; i < 2; i++) {
      TransactionStatus status = begin();
      assertThatThrownBy(this::writeElsewhere).hasMessageContaining("SQLITE_BUSY");
      transactions.rollback(status);
      assertThatCode(this::writeElsewhere).doesNotThrowAnyException();
    }
  }

  @Test
  void statement_between_two_transactions_is_committed_by_itself() throws SQLException {
    transactions.commit(begin());
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE counters SET value = 7 WHERE name = 'position'");
    }
    transactions.rollback(begin());
    try (Connection connection = database.reader().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(
              statement
                  .executeQuery("SELECT value FROM counters WHERE name = 'position'")
                  .getLong(1))
          .isEqualTo(7);
    }
  }

  private TransactionStatus begin() {
    return transactions.getTransaction(new DefaultTransactionDefinition());
  }

  private void writeElsewhere() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + database.file() + "?busy_timeout=0");
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
    }
  }
}
