package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller hears when there is no room for more. */
class DiskFullTest {
  private static final String MESSAGE =
      "{\"number\":\"+49 151 12345678\",\"message\":\"%s\"}".formatted("x".repeat(9000));

  @TempDir Path folder;

  private static Answer post(ApiClient me) {
    return me.post("/api/whatsapp/send-message", MESSAGE);
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.text("code")).isEqualTo("DISK_FULL");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  void new_messages_are_refused_before_the_disk_is_full() {
    TestApplication test =
        TestApplication.in(folder).with("siakoberpa.disk.min-free", "99999999GB");
    try (Application application = test.start()) {
      ApiClient me = ApiClient.to(application.port()).loggedIn();

      await().until(() -> post(me).status() == 503);

      isRefused(post(me));
      assertThat(me.get("/api/whatsapp/status").status()).isEqualTo(200);
    }
  }

  @Test
  void of_a_batch_for_which_the_room_ends_half_way_each_line_is_told_what_became_of_it() {
    String line = "{\"to\":\"+49 151 12345678\",\"text\":\"%s\"}".formatted("x".repeat(4000));
    try (Application application = TestApplication.in(folder).start()) {
      ApiClient me = ApiClient.to(application.port()).loggedIn();
      Rows rows = Rows.of(application);
      // 250 of them are written at once, each on a page of its own and more.
      int pages = ((Number) rows.of("PRAGMA page_count").get(0).get("page_count")).intValue();
      rows.execute("PRAGMA max_page_count = " + (pages + 450));

      Answer answer =
          me.post(
              "/api/v1/sessions/default/messages/batch",
              "{\"mode\":\"good\",\"messages\":[%s]}"
                  .formatted(String.join(",", Collections.nCopies(500, line))));

      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      assertThat(answer.json().get("accepted").asInt()).isEqualTo(250);
      JsonNode refused = answer.json().get("results").get(499);
      assertThat(refused.get("code").asText()).isEqualTo("DISK_FULL");
      assertThat(refused.get("retryAfter").asInt()).isEqualTo(5);
      assertThat(rows.of("SELECT 1 FROM message_jobs")).hasSize(250);
    }
  }

  @Test
  void a_write_that_finds_no_room_is_no_mistake_of_the_program() {
    try (Application application = TestApplication.in(folder).start()) {
      ApiClient me = ApiClient.to(application.port()).loggedIn();
      // SQLite takes this for the end of the disk.
      Rows.of(application).execute("PRAGMA max_page_count = 1");

      await().until(() -> post(me).status() != 202);

      isRefused(post(me));
    }
  }
}
