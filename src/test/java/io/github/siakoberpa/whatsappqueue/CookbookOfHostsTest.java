package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the cookbook for hosts, as they stand there. */
class CookbookOfHostsTest {
  private static final Pattern RECIPE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private final List<String> carried = new CopyOnWriteArrayList<>();
  private final List<String> outcomes = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private HostWithQueue host;
  private ProducerTemplate template;

  @BeforeEach
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
    int number = 0;
    for (String recipe : recipes()) {
      PluginHelper.getRoutesLoader(host.camel)
          .loadRoutes(ResourceHelper.fromString(++number + ".camel.yaml", recipe));
    }
    host.camel.start();
    template = host.camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    host.close();
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

  /** All but those that need a linked device. */
  private static List<String> recipes() throws Exception {
    String page = Files.readString(Path.of("src/main/docs/cookbook.md"));
    String chapter = page.substring(page.indexOf("## Inside your own Camel integration"));
    int end = chapter.indexOf("\n## ", 1);
    return RECIPE
        .matcher(end < 0 ? chapter : chapter.substring(0, end))
        .results()
        .map((MatchResult block) -> block.group(1))
        .filter(recipe -> !recipe.contains("whatsapp-web:"))
        .toList();
  }
}
