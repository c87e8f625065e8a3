package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<Object> together = Collections.synchronizedList(new ArrayList<>());
  private final GroupCommit step = new GroupCommit(camel, "step", "direct:together", () -> null);

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:one").process(step);
            from("direct:together")
                .process(
                    exchange -> {
                      List<?> bodies = exchange.getMessage().getBody(List.class);
                      together.add(bodies);
                      if (bodies.contains("short")) {
                        exchange.getMessage().setBody(List.of());
                      } else {
                        exchange
                            .getMessage()
                            .setBody(bodies.stream().map(body -> body + "!").toList());
                      }
                    });
          }
        });
    camel.addService(step);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private Exchange ask(String body) {
    return camel
        .createProducerTemplate()
        .request("direct:one", exchange -> exchange.getMessage().setBody(body));
  }

  @Test
  void one_alone_is_a_batch_of_one() {
    assertThat(ask("hello").getMessage().getBody()).isEqualTo("hello!");
    assertThat(together).containsExactly(List.of("hello"));
  }

  @Test
  void a_route_that_loses_answers_fails_its_callers() {
    assertThat(ask("short").getException())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one result for each body");
  }

  @Test
  void a_stopped_step_refuses_at_once() {
    step.stop();
    assertThat(ask("hello").getException()).isInstanceOf(TooManyWaitingException.class);
    assertThat(together).isEmpty();
  }
}
