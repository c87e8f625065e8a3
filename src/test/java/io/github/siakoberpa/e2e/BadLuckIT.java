package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong outside must not stop the application from accepting, and must say what to do.
 */
class BadLuckIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NOWHERE = "http://127.0.0.1:1/";

  @TempDir Path folder;

  @Test
  void without_a_browser_it_accepts_and_says_what_to_type() throws Exception {
    Map<String, String> properties =
        Map.of(
            "camel.component.whatsapp-web.url", NOWHERE,
            "camel.component.whatsapp-web.browser-path", "/nowhere/chrome",
            "siakoberpa.browser.install", "never");
    try (RunningApplication application = RunningApplication.start(folder, properties)) {
      JsonNode job = post(application);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(status(application).path("status").asText()).isEqualTo("FAILED"));
      assertThat(status(application).path("message").asText()).containsIgnoringCase("browser");
      assertThat(status(application).path("isReady").asBoolean()).isFalse();
      assertThat(jobStatus(application, job)).as("the message waits").isEqualTo("waiting");
    }
  }

  @Test
  void while_whatsapp_cannot_be_reached_it_accepts_and_goes_on_trying() throws Exception {
    Map<String, String> properties = Map.of("camel.component.whatsapp-web.url", NOWHERE);
    try (RunningApplication application = RunningApplication.start(folder, properties)) {
      JsonNode job = post(application);
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(status(application).path("message").asText())
                      .containsIgnoringCase("reach"));
      assertThat(jobStatus(application, job)).isEqualTo("waiting");
    }
  }

  @Test
  void second_start_in_the_same_folder_is_told_so_in_one_line() throws Exception {
    Map<String, String> properties =
        Map.of(
            "camel.component.whatsapp-web.url", NOWHERE,
            "siakoberpa.browser.install", "never",
            "camel.component.whatsapp-web.sessions", "");
    try (RunningApplication first = RunningApplication.start(folder, properties)) {
      String before = first.process().output();
      try (JavaProcess second = RunningApplication.launch(folder, properties)) {
        assertThat(second.waitForExit(SOON)).as("its exit code").isEqualTo(1);
      }
      assertThat(first.process().output().substring(before.length()).strip())
          .contains("in use by another process")
          .doesNotContain("\tat ");
    }
  }

  private static JsonNode post(RunningApplication application) throws Exception {
    Http.Answer answer =
        application
            .api()
            .post("/api/whatsapp/send-message", "{\"number\":\"491701112223\",\"message\":\"hi\"}");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    return answer.body();
  }

  private static JsonNode status(RunningApplication application) throws Exception {
    return application.api().get("/api/whatsapp/status").body();
  }

  private static String jobStatus(RunningApplication application, JsonNode job) throws Exception {
    String path = "/api/whatsapp/queue/job/" + job.path("jobId").asText();
    return application.api().get(path).body().path("job").path("status").asText();
  }
}
