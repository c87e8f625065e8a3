package io.github.siakoberpa.whatsappqueue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Somebody's own database, with a table of orders. */
final class ShopDatabase implements AutoCloseable {
  /** What the queue asks of connections. */
  static final String SETTINGS =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE";

  private final BasicDataSource source = new BasicDataSource();

  ShopDatabase(Path file) throws SQLException {
    this(file, SETTINGS);
  }

  ShopDatabase(Path file, String settings) throws SQLException {
    source.setUrl("jdbc:sqlite:" + file + settings);
    execute("CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, phone TEXT NOT NULL)");
  }

  /** The data source under that name, and transactions over it. */
  void bind(CamelContext camel, String name) {
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(transactions);
    camel.getRegistry().bind(name, source);
    camel.getRegistry().bind("transactions", transactions);
    camel.getRegistry().bind("policy", policy);
  }

  long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  long number(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    source.close();
  }
}
