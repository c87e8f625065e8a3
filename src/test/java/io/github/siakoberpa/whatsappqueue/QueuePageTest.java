package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.whatsappweb.ComponentPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the queue's page do what it says of them; one needs a linked device: {@link
 * ForwardedMessagesIT}.
 */
class QueuePageTest {
  @TempDir private Path folder;

  private final List<String> carried = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void its_routes_queue_what_they_are_given_and_hear_of_it() throws Exception {
    try (ShopDatabase shop = new ShopDatabase(folder.resolve("shop.db"));
        HostWithQueue host = new HostWithQueue(folder, routes())) {
      shop.bind(host.camel, "shopDatabase");
      for (ComponentPage.Example example : ComponentPage.of("whatsapp-queue").examples()) {
        if (example.language().equals("yaml") && !example.code().contains("whatsapp-web:")) {
          PluginHelper.getRoutesLoader(host.camel)
              .loadRoutes(
                  ResourceHelper.fromString(example.name() + ".camel.yaml", example.code()));
        }
      }
      host.camel.start();
      try (ProducerTemplate template = host.camel.createProducerTemplate()) {
        Map<String, Object> invoice =
            Map.of(
                "number",
                7,
                "phone",
                "+49 170 1112226",
                "pdf",
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        template.sendBody("direct:invoice", invoice);
        template.sendBody("direct:invoice", invoice);
        template.sendBody(
            "direct:reminder", Map.of("phone", "+49 170 1112227", "time", Instant.now()));
        template.sendBody("direct:order", Map.of("phone", "+49 170 1112228"));
        await().until(() -> carried.size() == 3);
      }
      assertThat(carried)
          .contains("Thank you for your order.", "We are looking forward to seeing you.")
          .anyMatch(body -> body.contains("kind=document") && body.contains("Your invoice"));
      assertThat(shop.count("orders")).isEqualTo(1);
      await().until(() -> told.size() == 2);
      assertThat(told).as("of the queue in the folder").allMatch(event -> event.endsWith(" sent"));
    }
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        // tag::reminder-java[]
        from("direct:reminder")
            .setHeader("CamelWhatsAppWebChatId", simple("${body[phone]}"))
            .setHeader("CamelWhatsAppQueueSendAt", simple("${body[time]}"))
            .setBody(constant("We are looking forward to seeing you."))
            .to("whatsapp-queue:shop");
        // end::reminder-java[]
        from("direct:carrier")
            .process(exchange -> carried.add(exchange.getMessage().getBody(String.class)));
        from("direct:told")
            .process(exchange -> told.add(exchange.getMessage().getBody(String.class)));
      }
    };
  }
}
