package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the cookbook for hosts, as they stand there, all in one host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CookbookOfHostsTest {
  @TempDir private static Path folder;

  private final List<String> carried = new CopyOnWriteArrayList<>();
  private final List<String> outcomes = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private HostWithQueue host;
  private ShopDatabase shop;
  private ProducerTemplate template;

  @BeforeAll
  void start() throws Exception {
    host =
        new HostWithQueue(
            folder,
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:carrier")
                    .process(exchange -> carried.add(exchange.getMessage().getBody(String.class)));
                from("direct:outcomes")
                    .process(exchange -> outcomes.add(exchange.getMessage().getBody(String.class)));
                from("direct:refused")
                    .process(exchange -> refused.add(exchange.getMessage().getBody(String.class)));
              }
            });
    host.camel.getPropertiesComponent().addOverrideProperty("charts", charts().toString());
    shop = new ShopDatabase(folder.resolve("shop.db"));
    shop.bind(host.camel, "shopDatabase");
    int number = 0;
    for (String recipe : recipes()) {
      PluginHelper.getRoutesLoader(host.camel)
          .loadRoutes(ResourceHelper.fromString(++number + ".camel.yaml", recipe));
    }
    host.camel.start();
    template = host.camel.createProducerTemplate();
  }

  @AfterAll
  void stop() throws Exception {
    host.close();
    shop.close();
  }

  @BeforeEach
  void forget() {
    carried.clear();
    outcomes.clear();
    refused.clear();
  }

  private Path charts() {
    return folder.resolve("charts");
  }

  @Test
  void a_file_is_the_queues_before_it_goes() throws Exception {
    Files.write(Files.createDirectories(charts()).resolve("sales.png"), new byte[] {1, 2, 3});
    await().until(() -> !carried.isEmpty());
    assertThat(carried.get(0)).contains("caption=sales.png of today", "kind=image");
    await().until(() -> Files.notExists(charts().resolve("sales.png")));
  }

  @Test
  void an_order_and_the_word_about_it_are_kept_together_or_not_at_all() throws Exception {
    assertThatThrownBy(() -> template.sendBody("direct:order", Map.of("phone", "unknown")))
        .hasRootCauseInstanceOf(NotQueuedException.class);
    assertThat(shop.count("orders")).isZero();

    template.sendBody("direct:order", Map.of("phone", "+49 170 1112225"));
    await().until(() -> carried.contains("Thank you for your order."));
    assertThat(shop.count("orders")).isEqualTo(1);
  }

  @Test
  void a_message_that_survives_is_one_however_often_it_is_queued() {
    Map<String, String> order = Map.of("order", "4711", "phone", "+49 170 1112223");
    template.sendBody("direct:shipped", order);
    template.sendBody("direct:shipped", order);
    Object job = template.requestBody("direct:ready", order);
    await().until(() -> carried.size() == 2);
    assertThat(job).as("the id of the job").isInstanceOf(String.class);
    assertThat(carried)
        .containsExactlyInAnyOrder("Order 4711 is on its way.", "Order 4711 can be fetched.");
  }

  @Test
  void a_reminder_waits_for_its_time() {
    Instant soon = Instant.now().plus(Duration.ofMillis(500));
    template.sendBody(
        "direct:reminder", Map.of("remindAt", soon, "beginsAt", soon.plus(Duration.ofHours(1))));
    await().until(() -> !carried.isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
  }

  @Test
  void what_is_not_taken_says_why() {
    template.sendBody("direct:greeting", Map.of("phone", "unknown"));
    assertThat(refused).containsExactly("NUMBER_INVALID");
  }

  /** All but those that need a linked device: {@link CookbookOfHostsIT}. */
  private static List<String> recipes() throws Exception {
    return HostRecipes.all().stream().filter(recipe -> !recipe.contains("whatsapp-web:")).toList();
  }
}
