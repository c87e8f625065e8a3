package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.whatsappweb.NotSentException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics, on the door of those who run the program. */
class ManagementHttpTest {
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String MESSAGE = "{\"number\":\"+49 151 1234567%d\",\"message\":\"%s\"}";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient management;

  @BeforeAll
  static void start() throws Exception {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.management.port", "next")
            .with("camel.component.whatsapp-web.health-check-readiness", "true")
            .with(Settings.DISPATCH_TO, "direct:target")
            .start();
    application
        .camelContext()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:target")
                    .errorHandler(noErrorHandler())
                    .filter(body().isEqualTo("bad"))
                    .throwException(new NotSentException("refused:5", false));
              }
            });
    api = ApiClient.to(application.port()).loggedIn();
    management = ApiClient.toManagement(application.managementPort());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  /** The series by name and labels; fails on what is no Prometheus text. */
  private static Map<String, Double> scrape() {
    Answer answer = management.get("/metrics");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    Map<String, Double> series = new TreeMap<>();
    for (String line : answer.body().lines().toList()) {
      if (!line.startsWith("#")) {
        assertThat(line)
            .matches("[a-z_]+(\\{([a-z_]+=\"[^\"\\\\]*\",?)*})? ([0-9.E+-]+|NaN|[+-]Inf)");
        int value = line.lastIndexOf(' ');
        series.put(
            line.substring(0, value),
            Double.valueOf(line.substring(value + 1).replace("Inf", "Infinity")));
      }
    }
    return series;
  }

  @Test
  void what_becomes_of_messages_is_counted() {
    api.post(SEND, MESSAGE.formatted(1, "good"));
    api.post(SEND, MESSAGE.formatted(2, "bad"));

    await()
        .untilAsserted(
            () -> {
              Map<String, Double> series = scrape();
              assertThat(series)
                  .containsEntry("siakoberpa_messages_accepted_total{session=\"default\"}", 2.0)
                  .containsEntry("siakoberpa_messages_sent_total{session=\"default\"}", 1.0)
                  .containsEntry(
                      "siakoberpa_messages_failed_total{code=\"refused\",session=\"default\"}", 1.0)
                  .containsEntry(
                      "siakoberpa_message_time_to_send_seconds_count{session=\"default\"}", 1.0)
                  .containsEntry(
                      "siakoberpa_message_time_to_send_seconds_bucket{session=\"default\",le=\"+Inf\"}",
                      1.0)
                  .containsEntry("siakoberpa_messages{session=\"default\",state=\"sent\"}", 1.0)
                  .containsEntry("siakoberpa_oldest_ready_seconds{session=\"default\"}", 0.0)
                  .containsEntry("siakoberpa_queue_paused{session=\"default\"}", 0.0)
                  .containsKeys("jvm_threads_current", "siakoberpa_database_wal_bytes");
              assertThat(series.get("siakoberpa_database_bytes")).isPositive();
              assertThat(series.get("siakoberpa_disk_free_bytes")).isPositive();
            });
  }

  @Test
  void it_lives_and_is_ready() {
    assertThat(management.get("/health/live").text("status")).isEqualTo("UP");

    Answer ready = management.get("/health/ready");

    assertThat(ready.status()).as(ready.body()).isEqualTo(200);
    assertThat(ready.text("status")).isEqualTo("UP");
    assertThat(ready.json().get("checks"))
        .extracting(check -> check.get("name").asText())
        .contains("application", "database", "room");
  }

  @Test
  void there_is_nothing_else_and_nothing_of_it_on_the_other_door() {
    assertThat(management.get("/api/health").status()).isEqualTo(404);
    assertThat(management.send("POST", "/metrics", BodyPublishers.noBody()).status())
        .isEqualTo(405);
    for (String path : new String[] {"/metrics", "/health/live", "/health/ready"}) {
      assertThat(api.get(path).status()).as(path).isEqualTo(404);
    }
    JsonNode nothing = api.get("/metrics").json();
    assertThat(nothing.get("code").asText()).isEqualTo("NOT_FOUND");
  }
}
