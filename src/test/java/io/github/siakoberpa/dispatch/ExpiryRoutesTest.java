package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.whatsappweb.OutcomeUnknownException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody wants any more after a time does not leave after it, whatever held it until then. */
class ExpiryRoutesTest {
  @TempDir Path folder;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  private QueueFixture start(Processor target) throws Exception {
    return QueueFixture.start(folder, Clock.systemUTC(), target, Map.of());
  }

  private Processor accepting() {
    return exchange -> {
      sent.add(exchange.getMessage().getBody(String.class));
      exchange.getMessage().setHeader("CamelWhatsAppWebAck", 1);
    };
  }

  /** A round of the dispatcher ends a hundred of them, and claims behind that. */
  @Test
  void more_than_one_round_can_end_expired_while_nobody_ran() throws Exception {
    int many = 150;
    try (QueueFixture queue = start(accepting())) {
      queue.ready.put("default", false);
      for (int i = 0; i < many; i++) {
        queue.enqueue(QueueFixture.message("4917011122" + (100 + i), "late"));
      }
      queue.update("UPDATE message_jobs SET expires_at = 1");
    }
    try (QueueFixture queue = start(accepting())) {
      await()
          .atMost(ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          queue.rows(
                              "SELECT state, count(*) AS jobs FROM message_jobs GROUP BY state"))
                      .containsExactly(Map.of("state", "expired", "jobs", many)));
      assertThat(sent).isEmpty();
    }
  }

  /** The dispatcher's alarm knew nothing of its expiry while it was in doubt. */
  @Test
  void found_absent_after_its_expiry_it_is_not_sent_again() throws Exception {
    Processor target =
        exchange -> {
          sent.add(exchange.getMessage().getBody(String.class));
          throw new OutcomeUnknownException("send_timeout");
        };
    try (QueueFixture queue = start(target)) {
      queue
          .camel
          .getEndpoint("mock:look-up", MockEndpoint.class)
          .whenAnyExchangeReceived(
              exchange -> {
                queue.update("UPDATE message_jobs SET expires_at = 1");
                exchange.getMessage().setHeader("CamelWhatsAppWebLookUp", "ABSENT");
              });
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "once"));
      await().atMost(ofSeconds(10)).until(() -> "expired".equals(queue.stateOf(message)));
      assertThat(sent).containsExactly("once");
    }
  }
}
