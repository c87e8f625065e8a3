package io.github.siakoberpa.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/**
 * Transactions of the writer. Where the disk is full SQLite rolls back by itself, and the rollback
 * that follows would fail and hide why. Thread-safe.
 */
public final class SqliteTransactions extends DataSourceTransactionManager {
  private static final String ROLLED_BACK = "no transaction is active";

  private volatile Runnable afterCommit = () -> {};

  /** On that data source. */
  public SqliteTransactions(DataSource writer) {
    super(writer);
  }

  /** Runs that after each commit, on its thread; it must neither block nor fail. */
  public void afterCommit(Runnable action) {
    afterCommit = action;
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    end(status, () -> super.doCommit(status));
    afterCommit.run();
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      end(status, () -> super.doRollback(status));
    } catch (TransactionSystemException e) {
      if (!(e.getCause() instanceof SQLException cause)
          || !String.valueOf(cause.getMessage()).contains(ROLLED_BACK)) {
        throw e;
      }
    }
  }

  /**
   * The driver begins the next transaction as soon as one has ended, though nobody may want it.
   * That one takes no lock: to take and give back the writer's costs as much as a page.
   */
  private static void end(DefaultTransactionStatus status, Runnable end) {
    SQLiteConnectionConfig config = config(status);
    TransactionMode mode = config.getTransactionMode();
    config.setTransactionMode(TransactionMode.DEFERRED);
    try {
      end.run();
    } finally {
      config.setTransactionMode(mode);
    }
  }

  private static SQLiteConnectionConfig config(DefaultTransactionStatus status) {
    JdbcTransactionObjectSupport transaction =
        (JdbcTransactionObjectSupport) status.getTransaction();
    try {
      return transaction
          .getConnectionHolder()
          .getConnection()
          .unwrap(SQLiteConnection.class)
          .getConnectionConfig();
    } catch (SQLException e) {
      throw new TransactionSystemException("This is no connection to SQLite", e);
    }
  }
}
