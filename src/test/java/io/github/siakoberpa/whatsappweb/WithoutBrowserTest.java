package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host without any browser: it starts, says what is missing, and loses nothing. */
class WithoutBrowserTest {
  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final WhatsAppWebComponent component = new WhatsAppWebComponent();

  @BeforeEach
  void start() {
    component.setUrl("http://127.0.0.1:9/");
    component.setSessionsDirectory(folder.toString());
    component.setBrowserPath(folder.resolve("no-browser").toString());
    component.setRetryDelay(Duration.ofMillis(50));
    component.setSessions("first, second");
    component.setStartStagger(Duration.ofMillis(50));
    camel.addComponent("whatsapp-web", component);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void the_configured_sessions_start_and_say_what_to_install() {
    for (String name : new String[] {"first", "second"}) {
      SessionStatus status = failed(component.session(name));
      assertThat(status.reason()).as("reason").isEqualTo("browser_missing");
      assertThat(status.advice()).as("advice").contains("apt-get install chromium");
    }
  }

  @Test
  void sessions_start_one_after_the_other() {
    component.stop();
    component.setStartStagger(Duration.ofHours(1));
    component.start();
    failed(component.session("first"));
    assertThat(component.session("second").status().state()).isEqualTo(SessionState.STOPPED);
  }

  @Test
  void every_change_of_a_session_is_an_event_of_the_context() {
    List<String> heard = new CopyOnWriteArrayList<>();
    camel
        .getManagementStrategy()
        .addEventNotifier(
            new SimpleEventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof WhatsAppWebSessionEvent change) {
                  heard.add(change.now().name() + " " + change.now().state());
                }
              }
            });
    component.session("events").start();
    Awaitility.await().until(() -> heard.contains("events FAILED"));
    assertThat(heard).containsSubsequence("events STARTING", "events FAILED");
  }

  @Test
  void every_session_has_a_health_check_that_says_what_to_do_and_stays_up_by_default() {
    failed(component.session("first"));
    HealthCheck.Result result = check("whatsapp-web:first").call();
    assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(result.getMessage().orElse("")).startsWith("FAILED: There is no browser");
    assertThat(result.getDetails())
        .containsEntry("state", "FAILED")
        .containsEntry("reason", "browser_missing");
    assertThat(check("whatsapp-web:first").isReadiness()).as("part of readiness").isFalse();
  }

  @Test
  void sessions_are_part_of_readiness_where_the_host_wants_it() throws Exception {
    component.stop();
    component.setHealthCheckReadiness(true);
    component.start();
    failed(component.session("first"));
    assertThat(check("whatsapp-web:first").isReadiness()).as("part of readiness").isTrue();
    assertThat(check("whatsapp-web:first").callReadiness().getState())
        .isEqualTo(HealthCheck.State.DOWN);
  }

  private HealthCheck check(String id) {
    return Objects.requireNonNull(HealthCheckHelper.getHealthCheck(camel, id), id);
  }

  @Test
  void a_send_is_refused_for_now_and_nothing_has_left() {
    Exchange exchange = send("whatsapp-web:other");
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            NotSentException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("session_not_ready");
              assertThat(e.isRetryable()).as("retryable").isTrue();
            });
    failed(component.session("other"));
  }

  @Test
  void a_look_up_that_cannot_be_made_is_an_error_and_not_absent() {
    assertThat(send("whatsapp-web:other?operation=LOOK_UP").getException())
        .isInstanceOfSatisfying(
            WhatsAppWebException.class,
            e -> assertThat(e.getCode()).isEqualTo("session_not_ready"));
  }

  @Test
  void a_session_stopped_by_hand_is_not_started_by_a_send() {
    WhatsAppWebSession session = component.session("first");
    failed(session);
    session.stop();
    send("whatsapp-web:first");
    assertThat(session.status().state()).isEqualTo(SessionState.STOPPED);
    session.start();
    failed(session);
  }

  @Test
  void a_failure_that_repeats_keeps_the_time_of_the_first() {
    SessionStatus first = failed(component.session("first"));
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .until(() -> component.session("first").status().since().equals(first.since()));
  }

  @Test
  void a_name_that_could_leave_the_folder_is_refused() {
    assertThatThrownBy(() -> send("whatsapp-web:.."))
        .isInstanceOf(ResolveEndpointFailedException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private static SessionStatus failed(WhatsAppWebSession session) {
    return Awaitility.await()
        .until(session::status, status -> status.state() == SessionState.FAILED);
  }

  private Exchange send(String uri) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.request(
          uri,
          exchange -> {
            exchange.getMessage().setBody("hello");
            exchange
                .getMessage()
                .setHeaders(
                    new HashMap<>(SandboxedCamel.headers("491701112223@c.us", MessageIds.next())));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
