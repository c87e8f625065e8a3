package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.contract.Contract;
import io.github.siakoberpa.contract.ContractDocument;
import io.github.siakoberpa.contract.ContractExamples;
import io.github.siakoberpa.contract.Operation;
import io.github.siakoberpa.contract.RequestMaker;
import io.github.siakoberpa.contract.RequestMaker.Made;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests made from the contract, good and bad ones, over all calls: none is answered 500, none
 * goes unanswered, and each answer is as documented, which the client sees to. 500 of them, 5,000
 * with the profile {@code soak}.
 */
class ContractFuzzIT {
  private static final int REQUESTS = Boolean.getBoolean("siakoberpa.test.soak") ? 5_000 : 500;
  private static final long SEED = Long.getLong("siakoberpa.test.seed", 20261124);
  private static final int MISTAKE_OF_OURS = 500;
  private static final int NOT_NOW = 503;

  @TempDir Path folder;

  @Test
  void whatever_is_sent_is_answered_as_documented() {
    try (Application application =
        TestApplication.in(folder)
            .with("camel.component.whatsapp-web.browser-path", "/there/is/no/browser")
            // A picture of a page that does not come is waited for as long.
            .with("camel.component.whatsapp-web.send-timeout", "2s")
            .with("siakoberpa.webhooks.allow-private", "true")
            .start()) {
      ApiClient api = ApiClient.to(application.port());
      ApiClient me = api.loggedIn();
      ApiClient gone = api.loggedIn();
      Contract contract = new ContractDocument().contract();
      RequestMaker maker = new RequestMaker(contract, new Random(SEED), known(me));
      List<Operation> operations = new ArrayList<>(contract.operations());
      Map<Integer, Integer> statuses = new HashMap<>();
      for (int i = 0; i < REQUESTS; i++) {
        Operation operation = operations.get(i % operations.size());
        Made made = maker.make(operation);
        ApiClient caller = ContractExamples.name(operation).equals("logout") ? gone : me;
        Answer answer = answer(caller, made, i);
        assertThat(answer.status() < MISTAKE_OF_OURS || answer.status() == NOT_NOW)
            .as("request %d of seed %d: %s answered %s", i, SEED, made, answer)
            .isTrue();
        assertThat(answer.header("X-Request-Id")).as("%s", made).isPresent();
        assertThat(answer.header("X-Evil")).as("%s", made).isEmpty();
        statuses.merge(answer.status(), 1, Integer::sum);
      }
      assertThat(statuses).as("good and bad ones came through").containsKeys(200, 201, 400, 404);
      assertThat(me.get("/api/health").status()).isEqualTo(200);
    }
  }

  private static Answer answer(ApiClient caller, Made made, int number) {
    try {
      return caller.send(
          made.operation().method(),
          made.path(),
          made.body(),
          made.headers().toArray(String[]::new));
    } catch (UncheckedIOException e) {
      throw new AssertionError(
          "request %d of seed %d is not answered: %s".formatted(number, SEED, made), e);
    }
  }

  /** What there is, so that not every request ends at a name that nobody knows. */
  private static Map<String, List<String>> known(ApiClient me) {
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      jobs.add(
          me.post(
                  "/api/v1/sessions/default/messages",
                  "{\"to\":\"4915112345678\",\"text\":\"x\",\"sendAt\":\"2126-12-24T18:00:00Z\"}")
              .text("id"));
    }
    me.post("/api/v1/sessions", "{\"name\":\"sales\",\"start\":false}");
    me.post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\"}");
    String number = "4915112345678";
    return Map.ofEntries(
        Map.entry("jobId", jobs),
        Map.entry("session", List.of("default", "sales", "nowhere")),
        Map.entry("userId", List.of("2", "3", "999")),
        Map.entry("keyId", List.of("1", "2", "999")),
        Map.entry("webhookId", List.of("1", "2", "999")),
        Map.entry("url", List.of("http://127.0.0.1:9/hook", "ftp://x", "no address")),
        Map.entry("type", List.of("message.sent", "message.sent,session.state", "x")),
        Map.entry("file", List.of("docs.js", "swagger-ui.css", "index.html")),
        Map.entry("number", List.of(number, "+49 170 1112223", "0151", "120363041234567890@g.us")),
        Map.entry("to", List.of(number, "+49 170 1112223", "12")),
        Map.entry("phone", List.of(number)),
        Map.entry("chatId", List.of(number + "@c.us")),
        Map.entry("sendAt", List.of("2126-12-24T18:00:00Z", "2126-12-24T18:00:00+07:00")),
        Map.entry("expiresAt", List.of("2126-12-25T18:00:00Z")),
        Map.entry("since", List.of("2026-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")),
        Map.entry("until", List.of("2126-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z")),
        Map.entry("noRepeatWithin", List.of("5m", "30d")),
        Map.entry("email", List.of(TestApplication.EMAIL, "nobody@example.org", "x")),
        Map.entry("password", List.of("wrong horse battery", "otter lantern gravel piano")),
        Map.entry("minGap", List.of("3s", "1d", "soon")),
        Map.entry("name", List.of("sales", "support", "Sandbox")));
  }
}
