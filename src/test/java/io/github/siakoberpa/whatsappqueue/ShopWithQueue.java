package io.github.siakoberpa.whatsappqueue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

/**
 * Somebody's application with a database of its own, in which the queue is too: each order and the
 * word about it are one transaction.
 */
final class ShopWithQueue implements AutoCloseable {
  final CamelContext camel = new DefaultCamelContext();
  final Queue<Object> carried = new ConcurrentLinkedQueue<>();
  final ShopDatabase database;

  /** Not started yet. */
  ShopWithQueue(Path file, String settings) throws Exception {
    database = new ShopDatabase(file, settings);
    database.bind(camel, "shop");
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "siakoberpa.dispatch.to", "direct:carrier",
            // So that nothing leaves but what a commit has woken it for.
            "siakoberpa.dispatch.interval", "1h"));
    camel.getPropertiesComponent().setInitialProperties(properties);
  }

  /** With its routes, started. */
  static ShopWithQueue started(Path file) throws Exception {
    ShopWithQueue shop = new ShopWithQueue(file, ShopDatabase.SETTINGS);
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
        from("direct:late").transacted().toD("whatsapp-queue:shop?dataSource=#${header.bean}");
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

  @Override
  public void close() throws SQLException {
    camel.stop();
    database.close();
  }
}
