package io.github.siakoberpa.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destinations that a real Artemis refuses, and a login that it refuses. */
class JmsOutletTest {
  private static final long PATIENCE = 10_000;

  @TempDir static Path folder;
  private static ArtemisBroker artemis;

  @BeforeAll
  static void start() throws Exception {
    artemis = ArtemisBroker.guarded(folder);
  }

  @AfterAll
  static void stop() {
    artemis.close();
  }

  private static JmsOutlet outlet(@Nullable String usual, String password) {
    JmsSettings settings =
        new JmsSettings(
            artemis.url(),
            ArtemisBroker.USER,
            password,
            null,
            "dead",
            usual,
            null,
            Duration.ofMillis(100));
    JmsOutlet outlet = new JmsOutlet(settings, usual, true, "Outcomes of a test");
    outlet.start();
    return outlet;
  }

  private static BrokerEventPage page(String... idsAndPlaces) {
    List<BrokerEvent> events = new ArrayList<>();
    for (int i = 0; i < idsAndPlaces.length; i += 2) {
      String place = idsAndPlaces[i + 1].isEmpty() ? null : idsAndPlaces[i + 1];
      events.add(new BrokerEvent(idsAndPlaces[i], "message.sent", "lane", null, place, "{}"));
    }
    return new BrokerEventPage(events, List.of(), 1L, false);
  }

  /** As the route does it; how often it was tried until it succeeded. */
  private static int tries(JmsOutlet outlet, BrokerEventPage page, int most) {
    for (int i = 1; i <= most; i++) {
      try {
        outlet.send(page);
        return i;
      } catch (JMSRuntimeException e) {
        outlet.abandon(e);
      }
    }
    return Integer.MAX_VALUE;
  }

  private static @Nullable String received(String queue, long millis) throws Exception {
    Message message = artemis.receive(queue, millis);
    return message == null ? null : message.getStringProperty("eventId");
  }

  @Test
  void a_destination_that_is_refused_only_at_the_commit_holds_back_nothing() throws Exception {
    JmsOutlet outlet = outlet(null, ArtemisBroker.PASSWORD);
    String full = "queue:" + ArtemisBroker.SMALL + "replies";
    assertThat(tries(outlet, page("a", full), 1)).isOne();

    assertThat(tries(outlet, page("b", "queue:one", "c", full, "d", "queue:one"), 10))
        .isLessThanOrEqualTo(10);

    outlet.stop();
    assertThat(received("one", PATIENCE)).isEqualTo("b");
    assertThat(received("one", PATIENCE)).isEqualTo("d");
    assertThat(received("one", 100)).as("told once").isNull();
  }

  @Test
  void what_the_set_destination_refuses_waits_until_it_is_taken() throws Exception {
    String small = ArtemisBroker.SMALL + "outcomes";
    JmsOutlet outlet = outlet(small, ArtemisBroker.PASSWORD);
    assertThat(tries(outlet, page("a", ""), 1)).isOne();

    assertThat(tries(outlet, page("b", ""), 8)).isEqualTo(Integer.MAX_VALUE);
    assertThat(received(small, PATIENCE)).isEqualTo("a");
    assertThat(tries(outlet, page("b", ""), 8)).isLessThanOrEqualTo(8);

    outlet.stop();
    assertThat(received(small, PATIENCE)).isEqualTo("b");
  }

  @Test
  void a_refused_login_drops_no_outcome() {
    JmsOutlet outlet = outlet("anywhere", "wrong");
    for (int i = 0; i < 8; i++) {
      assertThatExceptionOfType(JMSSecurityRuntimeException.class)
          .isThrownBy(() -> outlet.send(page("a", "queue:one")))
          .satisfies(outlet::abandon);
    }
    outlet.stop();
  }

  @Test
  void a_topic_tells_everybody_and_names_the_lane() throws Exception {
    JmsOutlet outlet = outlet("topic:news", ArtemisBroker.PASSWORD);
    try (JMSConsumer consumer =
        artemis.client().createConsumer(artemis.client().createTopic("news"))) {
      outlet.send(page("a", ""));
      Message message = consumer.receive(PATIENCE);
      assertThat(message.getStringProperty("eventId")).isEqualTo("a");
      assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo("lane");
    }
    outlet.stop();
  }

  @Test
  void several_brokers_that_are_all_away_are_left_alone_for_a_while() {
    String urls = "failover:(amqp://127.0.0.1:1,amqp://127.0.0.1:2)";
    JmsSettings settings =
        new JmsSettings(urls, null, null, null, "dead", "x", null, Duration.ofMillis(100));
    JmsOutlet outlet = new JmsOutlet(settings, "x", true, "Outcomes of a test");
    outlet.start();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatExceptionOfType(JMSRuntimeException.class)
                .isThrownBy(() -> outlet.send(page("a", "")))
                .satisfies(outlet::abandon));
    outlet.stop();
  }
}
