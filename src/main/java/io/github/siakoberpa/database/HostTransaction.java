package io.github.siakoberpa.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction that somebody has open on the calling thread over their data source, by whichever
 * of Spring's transaction managers (one that Spring does not know of is not seen). What the queue
 * writes in it becomes true with what they write, or not at all. Thread-safe.
 */
public final class HostTransaction {
  private final DataSource host;
  private final DataSource writer;

  /** Work that writes through the writer, on the calling thread only. */
  @FunctionalInterface
  public interface Work {
    /** Whether it succeeded; what it wrote is taken back if not. */
    boolean run();
  }

  /**
   * Over the host's data source.
   *
   * @param writer what the statements of the queue write through
   */
  public HostTransaction(DataSource host, DataSource writer) {
    this.host = target(host);
    this.writer = writer;
  }

  private static DataSource target(DataSource source) {
    DataSource target =
        source instanceof TransactionAwareDataSourceProxy proxy
            ? proxy.getTargetDataSource()
            : null;
    return target == null ? source : target;
  }

  /** Whether one is open on this thread. */
  public boolean isOpen() {
    return isOpen(host);
  }

  /** Whether one over that data source is open on this thread. */
  public static boolean isOpen(DataSource host) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.hasResource(target(host));
  }

  /**
   * Lends its connection to what writes through the writer meanwhile. Where the work fails, nothing
   * of it stays, and the transaction may go on and be committed all the same.
   */
  public void lend(Work work) throws SQLException {
    Connection connection = DataSourceUtils.getConnection(host);
    try {
      Savepoint before = connection.setSavepoint();
      // As an open transaction, so that "transacted" takes part in it and leaves its end to the
      // host.
      TransactionSynchronizationManager.bindResource(
          writer, new ConnectionHolder(connection, true));
      boolean succeeded = false;
      try {
        succeeded = work.run();
      } finally {
        TransactionSynchronizationManager.unbindResource(writer);
        if (succeeded) {
          connection.releaseSavepoint(before);
        } else {
          connection.rollback(before);
        }
      }
    } finally {
      DataSourceUtils.releaseConnection(connection, host);
    }
  }

  /**
   * Runs that once the transaction is committed, on its thread. Never, where the host's manager
   * tells nobody of its ends.
   */
  public void afterCommit(Runnable action) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              action.run();
            }
          });
    }
  }
}
