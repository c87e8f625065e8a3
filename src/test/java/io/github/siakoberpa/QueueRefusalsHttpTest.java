package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls around the queue that make no sense, and change nothing. */
class QueueRefusalsHttpTest {
  private static final String QUEUE = "/api/whatsapp/queue/";
  private static final String PAGE = "/api/whatsapp/retry-queue";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder).start();
    me = ApiClient.to(application.port()).loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"x\"", "true"})
  void a_grace_is_a_number_of_milliseconds(String grace) {
    Answer answer = me.post(QUEUE + "clean", "{\"grace\":%s}".formatted(grace));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("GRACE_INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "concurrency, 0, CONCURRENCY_INVALID, from 1 to 10",
    "concurrency, 11, CONCURRENCY_INVALID, from 1 to 10",
    "processInterval, 1999, PROCESS_INTERVAL_INVALID, from 2000",
    "stalledTimeout, 59999, STALLED_TIMEOUT_INVALID, from 60000",
    "else, 1, CONFIG_MISSING, concurrency"
  })
  void a_configuration_out_of_range_is_refused(String field, int value, String code, String range) {
    Answer answer = me.post(QUEUE + "config", "{\"%s\":%d}".formatted(field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("message")).contains(range);
  }

  @ParameterizedTest
  @CsvSource({
    "status=odd, STATUS_INVALID", "start=10001&end=10002, START_INVALID", "start=x, START_INVALID",
    "start=-1, START_INVALID", "start=5&end=4, END_INVALID", "start=0&end=100, END_INVALID"
  })
  void a_page_that_makes_no_sense_is_refused(String query, String code) {
    Answer answer = me.get(PAGE + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
  }
}
