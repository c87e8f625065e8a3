package io.github.siakoberpa.whatsappqueue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Somebody's Camel context with the queue in it, which sends to a route of theirs. */
final class HostWithQueue implements AutoCloseable {
  final CamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate template = camel.createProducerTemplate();

  /** Not started yet. */
  HostWithQueue(Path directory, RouteBuilder routes) throws Exception {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "siakoberpa.dispatch.to", "direct:carrier",
            "siakoberpa.dispatch.retry-delays", "1s"));
    camel.getPropertiesComponent().setInitialProperties(properties);
    camel
        .getComponent(WhatsAppQueueConstants.SCHEME, WhatsAppQueueComponent.class)
        .setDirectory(directory.toString());
    camel.addRoutes(routes);
  }

  /** The queue's own context. */
  CamelContext flow() {
    return camel
        .getComponent(WhatsAppQueueConstants.SCHEME, WhatsAppQueueComponent.class)
        .flow()
        .camelContext();
  }

  /** Sends a text, or whatever else the body is, to the queue. */
  Exchange send(Object body, Map<String, Object> headers) {
    return template.send(
        "whatsapp-queue:shop?to=491701112223@c.us",
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  @Override
  public void close() {
    camel.stop();
  }
}
