package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue in a database of the host's. */
class HostDataSourceTest {
  private static final String ANN = "+49 170 1112223";

  @TempDir private Path folder;

  @Test
  void what_the_host_writes_and_the_message_about_it_are_one_transaction() throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file())) {
      List<Object> seen = new CopyOnWriteArrayList<>();
      AdviceWith.adviceWith(
          shop.camel,
          shop.camel.getRoutes().stream()
              .filter(route -> route.getEndpoint().getEndpointUri().contains("before"))
              .findFirst()
              .orElseThrow()
              .getId(),
          route ->
              route
                  .weaveAddFirst()
                  .process(
                      exchange ->
                          seen.add(List.of(shop.database.count("message_jobs"), carried(shop)))));

      Exchange kept = shop.order(ANN, "Thank you", Map.of());
      assertThat(kept.getException()).isNull();
      assertThat(kept.getMessage().getHeader(WhatsAppQueueConstants.JOB_ID)).isNotNull();
      assertThat(seen).as("what others saw before the commit").containsExactly(List.of(0L, 0));
      await("the commit wakes the dispatcher").until(() -> shop.carried.contains("Thank you"));

      Exchange vetoed = shop.order(ANN, "Never", Map.of("veto", true));
      assertThat(vetoed.getException()).hasRootCauseInstanceOf(IllegalStateException.class);
      assertThat(shop.database.count("orders")).isEqualTo(1);
      assertThat(shop.database.count("message_jobs")).isEqualTo(1);

      shop.order(ANN, "Once more", Map.of());
      await("the queue goes on").until(() -> shop.carried.contains("Once more"));
      assertThat(shop.carried).doesNotContain("Never");
    }
  }

  private static int carried(ShopWithQueue shop) {
    return shop.carried.size();
  }

  @Test
  void what_the_queue_refuses_leaves_the_rest_of_the_transaction_to_the_host() throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file())) {
      Exchange refused = shop.order("unknown", "Thank you", Map.of());
      assertThat(refused.getException()).isNull();
      assertThat(refused.getMessage().getHeader("refused")).isEqualTo("NUMBER_INVALID");

      Map<String, Object> key = Map.of(WhatsAppQueueConstants.IDEMPOTENCY_KEY, "order-1");
      shop.order(ANN, "Thank you", key);
      Exchange conflict = shop.order(ANN, "Something else", key);
      assertThat(conflict.getMessage().getHeader("refused")).isEqualTo("IDEMPOTENCY_CONFLICT");
      long drawn = shop.database.number("SELECT value FROM counters WHERE name = 'position'");
      shop.database.execute(
          "CREATE TRIGGER veto BEFORE INSERT ON message_jobs BEGIN SELECT RAISE(ABORT, 'no'); END");
      Exchange failed = shop.order(ANN, "Thank you", Map.of());
      assertThat(failed.getMessage().getHeader("refused")).isEqualTo("failed");
      assertThat(shop.database.number("SELECT value FROM counters WHERE name = 'position'"))
          .as("what the queue had written already")
          .isEqualTo(drawn);
      assertThat(shop.database.count("orders")).isEqualTo(4);
      assertThat(shop.database.count("message_jobs")).isEqualTo(1);
    }
  }

  @Test
  void without_a_transaction_a_message_is_on_the_disk_when_the_route_goes_on() throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file())) {
      shop.camel.createProducerTemplate().sendBody("direct:word", "We open at nine");
      assertThat(shop.database.count("message_jobs")).isEqualTo(1);
      await().until(() -> shop.carried.contains("We open at nine"));
      shop.database.execute("UPDATE message_jobs SET client_ref = 'seen by the host'");
    }
  }

  @Test
  void no_file_is_made_besides_but_for_those_of_messages() throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file())) {
      shop.order(ANN, "Thank you", Map.of());
      await().until(() -> !shop.carried.isEmpty());
      assertThat(files()).containsOnly("shop.db", "shop.db-wal", "shop.db-shm");

      Map<String, Object> document = Map.of(WhatsAppQueueConstants.KIND, "document");
      byte[] terms = "Our terms".getBytes(StandardCharsets.UTF_8);
      shop.order(ANN, terms, Map.of(WhatsAppQueueConstants.KIND, "document", "veto", true));
      assertThat(shop.database.count("media")).as("taken back with the transaction").isZero();
      shop.order(ANN, terms, document);
      await().until(() -> shop.carried.size() == 2);
      assertThat(shop.database.count("media")).isEqualTo(1);
      assertThat(files()).containsOnly("shop.db", "shop.db-wal", "shop.db-shm", "shop.db-media");
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void a_queue_is_not_opened_in_the_middle_of_a_transaction_that_it_would_wait_for()
      throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file())) {
      // Another name of the same file, which has no queue yet.
      shop.camel.getRegistry().bind("late", shop.camel.getRegistry().lookupByName("shop"));
      shop.camel.getComponent("whatsapp-queue").stop();
      shop.camel.getComponent("whatsapp-queue").start();
      Exchange sent =
          shop.camel
              .createProducerTemplate()
              .request(
                  "direct:late",
                  exchange -> {
                    exchange.getMessage().setHeader("bean", "late");
                    exchange.getMessage().setHeader(WhatsAppQueueConstants.CHAT_ID, ANN);
                    exchange.getMessage().setBody("Hello");
                  });
      assertThat(sent.getException()).hasStackTraceContaining("Name whatsapp-queue in a route");
    }
  }

  @Test
  void a_name_that_is_taken_is_said_before_anything_is_written() throws Exception {
    try (ShopWithQueue shop = new ShopWithQueue(file(), ShopDatabase.SETTINGS)) {
      shop.database.execute("CREATE TABLE Media (id INTEGER PRIMARY KEY)");
      shop.camel.addRoutes(word());
      assertThatThrownBy(shop.camel::start).hasStackTraceContaining("these names are taken: media");
      assertThat(shop.database.count("sqlite_schema")).as("orders and Media").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?synchronous=FULL&transaction_mode=IMMEDIATE, journal_mode=WAL",
    "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE, synchronous=FULL",
    "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=0, busy_timeout",
    "?journal_mode=WAL&synchronous=FULL, transaction_mode=IMMEDIATE"
  })
  void connections_in_which_messages_are_not_safe_are_refused(String settings, String missing)
      throws Exception {
    try (ShopWithQueue shop = new ShopWithQueue(file(), settings)) {
      shop.camel.addRoutes(word());
      assertThatThrownBy(shop.camel::start)
          .hasStackTraceContaining("its connections lack " + missing)
          .hasStackTraceContaining("as in jdbc:sqlite:" + file());
      assertThat(shop.database.count("sqlite_schema")).isEqualTo(1);
    }
  }

  @Test
  void two_contexts_never_send_from_one_database() throws Exception {
    try (ShopWithQueue shop = ShopWithQueue.started(file());
        ShopWithQueue second = new ShopWithQueue(file(), ShopDatabase.SETTINGS)) {
      second.camel.addRoutes(word());
      assertThatThrownBy(second.camel::start)
          .hasStackTraceContaining("is sent by another Camel context or process");
      shop.camel.stop();
    }
    try (ShopWithQueue next = ShopWithQueue.started(file())) {
      next.order(ANN, "Thank you", Map.of());
      await().until(() -> !next.carried.isEmpty());
    }
  }

  @Test
  void a_queue_of_its_own_and_one_in_a_data_source_live_side_by_side_under_names_of_ours()
      throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ShopWithQueue shop = new ShopWithQueue(file(), ShopDatabase.SETTINGS)) {
      WhatsAppQueueComponent component =
          shop.camel.getComponent(WhatsAppQueueConstants.SCHEME, WhatsAppQueueComponent.class);
      component.setDirectory(folder.resolve("own").toString());
      shop.camel.getCamelContextExtension().setName("shop");
      shop.camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:carrier")
                  .process(exchange -> shop.carried.add(exchange.getMessage().getBody()));
              from("direct:own").to("whatsapp-queue:shop?to=491701112221@c.us");
              from("direct:word")
                  .to("kamelet:whatsapp-send?sessionName=shop&to=491701112222&dataSource=%23shop");
            }
          });
      shop.camel.start();
      var template = shop.camel.createProducerTemplate();
      template.sendBody("direct:own", "from its own file");
      template.sendBody("direct:word", "from the host's");
      await().until(() -> shop.carried.size() == 2);
      assertThat(shop.database.count("message_jobs")).as("in the host's database").isEqualTo(1);
      assertThat(folder.resolve("own").resolve("siakoberpa.db")).isNotEmptyFile();
      assertThat(component.flow().camelContext().getName()).isEqualTo("shop-whatsapp-queue");

      Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
      started.removeAll(before);
      assertThat(started)
          .as("threads of the queues")
          .extracting(Thread::getName)
          // The last is the JDK's own.
          .filteredOn(name -> !name.startsWith("Camel (shop) ") && !name.equals("process reaper"))
          .isNotEmpty()
          .allMatch(name -> name.contains("whatsapp-queue"));
    }
  }

  private static RouteBuilder word() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:word").to("whatsapp-queue:shop?dataSource=#shop&to=491701112229@c.us");
      }
    };
  }

  @Test
  void a_database_that_would_be_forgotten_is_refused() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext();
        ShopDatabase memory = new ShopDatabase(Path.of(":memory:"), "")) {
      memory.bind(camel, "shop");
      camel.addRoutes(word());
      assertThatThrownBy(camel::start).hasStackTraceContaining("its database is in memory");
    }
  }

  private Path file() {
    return folder.resolve("shop.db");
  }
}
