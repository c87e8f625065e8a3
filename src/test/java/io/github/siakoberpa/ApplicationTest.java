package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  private static final String MESSAGE = "{\"number\":\"4915112345678\",\"message\":\"hi\"}";

  @TempDir Path folder;

  @Test
  void users_and_jobs_are_there_again_after_a_restart() {
    String job;
    String token;
    try (Application first = TestApplication.in(folder).start()) {
      token = ApiClient.to(first.port()).login().text("accessToken");
      job =
          ApiClient.to(first.port())
              .as(token)
              .post("/api/whatsapp/send-message", MESSAGE)
              .text("jobId");
    }
    try (Application second = TestApplication.in(folder).start()) {
      ApiClient me = ApiClient.to(second.port()).as(token);

      assertThat(second.firstUser()).as("a new first user").isNull();
      assertThat(me.get("/api/whatsapp/queue/job/" + job).status()).isEqualTo(200);
    }
  }

  @Test
  void two_run_side_by_side_and_know_nothing_of_each_other() {
    try (Application one = TestApplication.in(folder.resolve("1")).start();
        Application two = TestApplication.in(folder.resolve("2")).start()) {
      String token = ApiClient.to(one.port()).login().text("accessToken");

      assertThat(one.port()).isNotEqualTo(two.port());
      assertThat(ApiClient.to(two.port()).as(token).get("/api/whatsapp/status").text("code"))
          .as("a token of the other's key")
          .isEqualTo("TOKEN_INVALID");
    }
  }

  @Test
  void a_request_that_is_under_way_is_answered_before_a_stop() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Application application = TestApplication.in(folder).start();
    try {
      AdviceWith.adviceWith(
          application.camelContext(),
          "send-message",
          route ->
              route
                  .weaveById("enqueue-message")
                  .before()
                  .process(
                      exchange -> {
                        arrived.countDown();
                        assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                      }));
      ApiClient me = ApiClient.to(application.port()).loggedIn();
      CompletableFuture<Answer> answer =
          CompletableFuture.supplyAsync(() -> me.post("/api/whatsapp/send-message", MESSAGE));
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> stop = CompletableFuture.runAsync(application::close);
      await().untilAsserted(() -> assertThat(me.get("/api/health").status()).isEqualTo(503));
      goOn.countDown();

      assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(202);
      stop.get(20, TimeUnit.SECONDS);
    } finally {
      goOn.countDown();
      application.close();
    }
  }

  @Test
  void a_start_that_fails_leaves_nothing_behind() {
    TestApplication broken = TestApplication.in(folder).with("camel.main.nonsense", "1");
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(broken::start))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("camel.main.nonsense");
    }
    try (Application application = TestApplication.in(folder).start()) {
      assertThat(application.port()).isPositive();
    }
  }

  @Test
  void a_try_may_not_count_as_lost_while_it_is_still_going_on() {
    TestApplication broken =
        TestApplication.in(folder)
            .with("siakoberpa.dispatch.to", "whatsapp-web:x")
            .with("siakoberpa.dispatch.lease", "2m");

    assertThat(catchThrowable(broken::start))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("siakoberpa.dispatch.lease");
  }

  @Test
  void what_a_killed_program_said_of_itself_is_gone_before_the_next_one_is_ready()
      throws Exception {
    Path stale = folder.resolve("data/run.json");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "{\"port\":1}");

    try (Application application = TestApplication.in(folder).start()) {
      assertThat(application.port()).isPositive();
      assertThat(stale).doesNotExist();
    }
  }

  @Test
  void nothing_is_written_outside_its_folders() throws Exception {
    try (Application application = TestApplication.in(folder).start()) {
      ApiClient.to(application.port()).loggedIn().post("/api/whatsapp/send-message", MESSAGE);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("data"));
    }
  }
}
