package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class AnswersTest {
  static final IncomingMessage HELLO =
      new IncomingMessage(
          "3A01",
          "shop",
          "491701112223@c.us",
          "491701112223@c.us",
          "Bob",
          Instant.EPOCH,
          false,
          WhatsAppWebKind.TEXT,
          "hello",
          null,
          null,
          null,
          null,
          List.of(),
          null,
          List.of());

  @Test
  void only_what_can_be_sent_and_did_not_come_in_is_an_answer() {
    assertThat(Answers.isAnswer(HELLO, "hi Bob")).isTrue();
    assertThat(Answers.isAnswer(HELLO, new byte[] {1})).isTrue();
    assertThat(Answers.isAnswer(HELLO, new Text("hello"))).as("said on purpose").isTrue();
    assertThat(Answers.isAnswer(HELLO, Map.of("kind", "text", "text", "hi"))).isTrue();
    assertThat(Answers.isAnswer(HELLO, HELLO)).isFalse();
    assertThat(Answers.isAnswer(HELLO, "hello")).as("its own text").isFalse();
    assertThat(Answers.isAnswer(HELLO, " ")).isFalse();
    assertThat(Answers.isAnswer(HELLO, null)).isFalse();
    assertThat(Answers.isAnswer(HELLO, HELLO.toMap())).as("its own map").isFalse();
    assertThat(Answers.isAnswer(HELLO, List.of("a row"))).isFalse();
  }

  @Test
  void headers_of_what_came_in_are_no_orders_for_what_goes_out() {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    IncomingHeaders.set(
        exchange,
        new ChatEvent(
            "shop",
            "false_1",
            HELLO.chat(),
            ChatEvent.Type.MESSAGE,
            false,
            Instant.EPOCH,
            Map.of()),
        HELLO);
    assertThat(exchange.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID)).isEqualTo("3A01");
    exchange.getMessage().setHeader(WhatsAppWebConstants.QUOTED_ID, "3A01");
    IncomingHeaders.forget(exchange);
    assertThat(exchange.getMessage().getHeaders())
        .doesNotContainKeys(WhatsAppWebConstants.MESSAGE_ID, WhatsAppWebConstants.KIND)
        .containsEntry(WhatsAppWebConstants.QUOTED_ID, "3A01")
        .containsEntry(WhatsAppWebConstants.CHAT_ID, HELLO.chat());
  }
}
