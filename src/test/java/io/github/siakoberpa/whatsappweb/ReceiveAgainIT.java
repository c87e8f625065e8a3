package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not delivered comes again, and what was delivered does not. */
class ReceiveAgainIT {
  private static final String SESSION = "again";
  private static final String EVENTS = "messages,reactions,edits,deletions";
  private static final String ONE = "491701112223";
  private static final String OTHER = "491701112224";

  private static final List<String> HEARD = new CopyOnWriteArrayList<>();
  private static final List<String> SECOND = new CopyOnWriteArrayList<>();
  private static final MemoryIdempotentRepository SEEN = new MemoryIdempotentRepository();
  private static final AtomicBoolean FAILS = new AtomicBoolean();
  private static SandboxedCamel camel;

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> {});
    addRoutes();
    camel.link(SESSION);
  }

  @AfterAll
  static void close() {
    camel.close();
  }

  @BeforeEach
  void clear() {
    FAILS.set(false);
    HEARD.clear();
    SECOND.clear();
  }

  private static void addRoutes() throws Exception {
    camel.camel().getRegistry().bind("seen", SEEN);
    camel
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("whatsapp-web:" + SESSION + "?redeliveryDelay=100ms&reply=true")
                    .routeId("first")
                    .process(exchange -> heard(exchange));
                from("whatsapp-web:*?idempotentRepository=#seen&events=" + EVENTS)
                    .routeId("second")
                    .process(exchange -> SECOND.add(exchange.getMessage().getBody(String.class)));
              }
            });
  }

  private static void heard(Exchange exchange) {
    String text = exchange.getMessage().getBody(String.class);
    HEARD.add(text);
    if (FAILS.get() && text.startsWith("bad")) {
      throw new IllegalStateException("not now");
    }
    if (text.startsWith("question")) {
      exchange.getMessage().setBody("answer to " + text);
    }
  }

  @Test
  void a_failure_holds_its_chat_and_nothing_else_until_it_succeeds() throws Exception {
    FAILS.set(true);
    write(ONE, "bad 1");
    write(ONE, "after 1");
    write(OTHER, "elsewhere 1");
    await("bad 1", 3);
    await("elsewhere 1", 1);
    assertThat(HEARD).doesNotContain("after 1");
    assertThat(SECOND).as("a route of its own memory").contains("bad 1", "after 1");
    FAILS.set(false);
    await("after 1", 1);
    assertThat(SECOND).as("was told once").doesNotHaveDuplicates();
  }

  @Test
  void after_a_restart_comes_what_failed_and_what_was_written_meanwhile_and_nothing_twice()
      throws Exception {
    String done = write(OTHER, "done 2");
    String undone = write(OTHER, "undone 2");
    await("undone 2", 1);
    about("edit", Map.of("targetId", done, "body", "edited 2"));
    about("deletion", Map.of("targetId", undone));
    about("reaction", Map.of("targetId", done, "emoji", "A"));
    Awaitility.await().until(() -> SECOND.containsAll(List.of("edited 2", "", "A")));
    FAILS.set(true);
    write(ONE, "bad 2");
    await("bad 2", 1);
    Awaitility.await().until(() -> SECOND.contains("bad 2"));
    camel.stopSessions();
    write(ONE, "meanwhile 2");
    write(OTHER, "meanwhile 3");
    about("edit", Map.of("targetId", done, "body", "edited 3"));
    about("reaction", Map.of("targetId", done, "emoji", "B"));
    FAILS.set(false);
    HEARD.clear();
    SECOND.clear();
    camel.restart();
    addRoutes();
    camel.session(SESSION).start();
    await("meanwhile 2", 1);
    await("meanwhile 3", 1);
    assertThat(HEARD).containsExactlyInAnyOrder("bad 2", "meanwhile 2", "meanwhile 3");
    assertThat(HEARD.indexOf("bad 2")).isLessThan(HEARD.indexOf("meanwhile 2"));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(SECOND).contains("meanwhile 2", "meanwhile 3", "edited 3", "B"));
    // What the second route was at when the session was stopped may come again.
    assertThat(SECOND).filteredOn(text -> !text.equals("bad 2")).hasSize(4);
    assertThat(SEEN.getCacheSize()).isGreaterThan(3);
  }

  /** It used to be lost at the restart: what was delivered stood in a file that was deleted. */
  @Test
  void a_session_that_is_deleted_and_made_again_loses_nothing_at_a_restart() throws Exception {
    List<String> arrived = new CopyOnWriteArrayList<>();
    camel
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("whatsapp-web:anew")
                    .process(exchange -> arrived.add(exchange.getMessage().getBody(String.class)));
              }
            });
    camel.link("anew");
    writeTo("anew", "old 7");
    Awaitility.await().until(() -> SECOND.contains("old 7"));
    camel.session("anew").remove();
    camel.link("anew");
    writeTo("anew", "new 7");
    Awaitility.await().until(() -> SECOND.contains("new 7"));
    camel.camel().getRouteController().suspendRoute("second");
    writeTo("anew", "undelivered 7");
    Awaitility.await().until(() -> arrived.contains("undelivered 7"));
    // A consumer looks for nothing from before the second in which it was first started.
    long written = Instant.now().getEpochSecond();
    Awaitility.await().until(() -> Instant.now().getEpochSecond() > written);
    camel.restart();
    addRoutes();
    camel.session(SESSION).start();
    camel.session("anew").start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> SECOND.contains("undelivered 7"));
    assertThat(SECOND).filteredOn(text -> text.endsWith(" 7")).doesNotHaveDuplicates();
    camel.await(SESSION, SessionState.READY);
  }

  @Test
  void edits_of_one_second_are_told_each() throws Exception {
    String written = write(OTHER, "unedited 4");
    for (int edit = 1; edit <= 5; edit++) {
      String text = "edit " + edit;
      about("edit", Map.of("targetId", written, "body", text));
      // The store knows the last one only: one that is overtaken unheard may never be told.
      Awaitility.await().until(() -> SECOND.contains(text));
    }
    assertThat(SECOND)
        .containsExactly("unedited 4", "edit 1", "edit 2", "edit 3", "edit 4", "edit 5");
  }

  @Test
  void a_suspended_route_gets_it_all_when_it_is_resumed() throws Exception {
    camel.camel().getRouteController().suspendRoute("first");
    write(ONE, "suspended 1");
    write(ONE, "suspended 2");
    Awaitility.await().until(() -> SECOND.contains("suspended 2"));
    assertThat(HEARD).isEmpty();
    camel.camel().getRouteController().resumeRoute("first");
    await("suspended 2", 1);
    assertThat(HEARD).containsExactly("suspended 1", "suspended 2");
    camel.camel().getRouteController().stopRoute("first");
    write(ONE, "stopped 1");
    Awaitility.await().until(() -> SECOND.contains("stopped 1"));
    camel.camel().getRouteController().startRoute("first");
    await("stopped 1", 1);
  }

  @Test
  void a_body_is_an_answer_and_what_came_is_none() throws Exception {
    write(ONE, "question 1");
    write(ONE, "no question");
    await("no question", 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> answers().contains("answer to question 1"));
    assertThat(answers()).doesNotContain("no question");
    assertThat(HEARD).as("the answer itself does not come in").hasSize(2);
  }

  private static List<String> answers() throws Exception {
    return camel.accepted().stream().map(row -> row.path("body").asText()).toList();
  }

  private static void writeTo(String session, String text) throws Exception {
    incoming(Map.of("session", session, "from", OTHER, "body", text));
  }

  private static String write(String from, String text) throws Exception {
    return incoming(Map.of("session", SESSION, "from", from, "body", text));
  }

  /** The other one does something to a message of theirs. */
  private static void about(String what, Map<String, String> content) throws Exception {
    incoming(Map.of("session", SESSION, "from", OTHER, what, content));
  }

  private static String incoming(Map<String, ?> call) throws Exception {
    return camel.control("incoming", call).path("id").asText();
  }

  private static void await(String text, int times) {
    Awaitility.await(text)
        .atMost(Duration.ofSeconds(30))
        .until(() -> HEARD.stream().filter(text::equals).count() >= times);
  }
}
