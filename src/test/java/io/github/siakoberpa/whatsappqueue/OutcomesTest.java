package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts hear of the messages that they queued. */
class OutcomesTest {
  @TempDir private Path folder;

  private final List<Message> heard = new CopyOnWriteArrayList<>();
  private final AtomicBoolean failing = new AtomicBoolean();

  @Test
  void a_route_hears_of_each_outcome_until_it_succeeded_also_after_a_restart() throws Exception {
    failing.set(true);
    try (HostWithQueue host = new HostWithQueue(folder, routes())) {
      host.camel.start();
      host.send("Hello", Map.of(WhatsAppQueueConstants.CLIENT_REF, "order-1"));
      await("the event comes again").until(() -> heard.size() >= 2);
    }
    failing.set(false);
    heard.clear();
    try (HostWithQueue host = new HostWithQueue(folder, routes())) {
      host.camel.start();
      await("the event of the life before").until(() -> !heard.isEmpty());
      host.send("Again", Map.of());
      await("the next one").until(() -> heard.size() >= 2);
    }
    assertThat(heard).as("each once").hasSize(2);
    Message first = heard.get(0);
    assertThat(first.getHeader(WhatsAppQueueConstants.EVENT)).isEqualTo("sent");
    assertThat(first.getHeader(WhatsAppQueueConstants.CLIENT_REF)).isEqualTo("order-1");
    assertThat(first.getHeader(WhatsAppQueueConstants.CHAT_ID)).isEqualTo("491701112223@c.us");
    assertThat(first.getBody(String.class)).contains("\"type\":\"message.sent\"", "order-1");
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from("direct:carrier").log("carried");
        from("whatsapp-queue:shop?name=orders&redeliveryDelay=100")
            .process(
                exchange -> {
                  heard.add(exchange.getMessage().copy());
                  if (failing.get()) {
                    throw new IllegalStateException("not now");
                  }
                });
      }
    };
  }
}
