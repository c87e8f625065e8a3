package io.github.siakoberpa.whatsappqueue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Somebody's application with a database of its own, in which the queue is too: each order and the
 * word about it are one transaction.
 */
final class ShopWithQueue implements AutoCloseable {
  static final String SETTINGS =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE";
  final CamelContext camel = new DefaultCamelContext();
  final Queue<Object> carried = new ConcurrentLinkedQueue<>();
  final BasicDataSource database;

  /** Not started yet. */
  ShopWithQueue(Path file, String settings) throws Exception {
    database = dataSource(file, settings);
    execute("CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, phone TEXT NOT NULL)");
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(transactions);
    camel.getRegistry().bind("shop", database);
    camel.getRegistry().bind("transactions", transactions);
    camel.getRegistry().bind("policy", policy);
    Properties properties = new Properties();
    properties.putAll(Map.of("siakoberpa.dispatch.to", "direct:carrier"));
    camel.getPropertiesComponent().setInitialProperties(properties);
  }

  static BasicDataSource dataSource(Path file, String settings) {
    BasicDataSource source = new BasicDataSource();
    source.setUrl("jdbc:sqlite:" + file + settings);
    return source;
  }

  /** With its routes, started. */
  static ShopWithQueue started(Path file) throws Exception {
    ShopWithQueue shop = new ShopWithQueue(file, SETTINGS);
    shop.camel.addRoutes(shop.routes());
    shop.camel.start();
    return shop;
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from("direct:carrier").process(exchange -> carried.add(exchange.getMessage().getBody()));
        from("direct:order")
            .transacted()
            .to("sql:INSERT INTO orders (phone) VALUES (:#${header.phone})?dataSource=#shop")
            .setHeader("CamelWhatsAppWebChatId", header("phone"))
            .doTry()
            .to("whatsapp-queue:shop?dataSource=#shop")
            .doCatch(NotQueuedException.class)
            .setHeader("refused", simple("${exception.code}"))
            .doCatch(Exception.class)
            .setHeader("refused", constant("failed"))
            .end()
            .to("direct:before-the-commit");
        from("direct:before-the-commit")
            .filter(header("veto"))
            .throwException(IllegalStateException.class, "not this one");
        from("direct:word").to("whatsapp-queue:shop?dataSource=#shop&to=491701112229@c.us");
      }
    };
  }

  Exchange order(String phone, Object text, Map<String, Object> headers) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.request(
          "direct:order",
          exchange -> {
            exchange.getMessage().setBody(text);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setHeader("phone", phone);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  long number(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    camel.stop();
    database.close();
  }
}
