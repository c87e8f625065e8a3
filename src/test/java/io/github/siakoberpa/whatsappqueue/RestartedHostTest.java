package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.whatsappweb.NotSentException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was queued in one life of the host is sent in another. */
class RestartedHostTest {
  private static final int MESSAGES = 5;

  @TempDir private Path folder;
  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final List<String> carried = new CopyOnWriteArrayList<>();

  @Test
  void what_did_not_leave_leaves_after_the_restart_once_and_in_its_order() throws Exception {
    try (HostWithQueue host = new HostWithQueue(folder, carrierThatIsDown())) {
      host.camel.start();
      for (int i = 0; i < MESSAGES; i++) {
        assertThat(host.send("Message " + i, Map.of()).getException()).isNull();
      }
      await("the first try").until(() -> !tried.isEmpty());
    }
    HostWithQueue host = new HostWithQueue(folder, carrier());
    try (host) {
      host.camel.start();
      await("all of them").until(() -> carried.size() >= MESSAGES);
      host.camel.stop();
      assertThat(carried)
          .containsExactly("Message 0", "Message 1", "Message 2", "Message 3", "Message 4");
    }
  }

  private RouteBuilder carrier() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:carrier")
            .process(exchange -> carried.add(exchange.getMessage().getBody(String.class)));
      }
    };
  }

  private RouteBuilder carrierThatIsDown() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(defaultErrorHandler().logExhausted(false));
        from("direct:carrier")
            .process(exchange -> tried.add(exchange.getMessage().getBody(String.class)))
            .throwException(new NotSentException("line_down", true));
      }
    };
  }
}
