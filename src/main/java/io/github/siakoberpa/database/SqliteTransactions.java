package io.github.siakoberpa.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

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
    super.doCommit(status);
    afterCommit.run();
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (TransactionSystemException e) {
      if (!(e.getCause() instanceof SQLException cause)
          || !String.valueOf(cause.getMessage()).contains(ROLLED_BACK)) {
        throw e;
      }
    }
  }
}
