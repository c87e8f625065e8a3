package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.testkit.SandboxPhone;
import io.github.siakoberpa.testkit.WhatsAppSandbox;
import io.github.siakoberpa.whatsappqueue.NotQueuedException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "camel.main.run-controller=false")
class AnswersTest {
  private static final String ANN = "491701112223";
  private static final String BOB = "491701112224";

  @RegisterExtension
  static final WhatsAppSandbox whatsApp = new WhatsAppSandbox().linkingByItself();

  @TempDir static Path folder;

  @Autowired private WhatsAppWebComponent component;
  @Autowired private OrderDesk desk;

  @DynamicPropertySource
  static void sandbox(DynamicPropertyRegistry registry) {
    whatsApp.properties().forEach((key, value) -> registry.add(key, () -> value));
    registry.add(
        "spring.datasource.url",
        () ->
            "jdbc:sqlite:%s?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE"
                .formatted(folder.resolve("shop.db")));
  }

  @Test
  void customers_hear_of_their_own_orders() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> component.session("shop").status().ready());
    SandboxPhone ann = whatsApp.phone(ANN).toSession("shop");
    SandboxPhone bob = whatsApp.phone(BOB).toSession("shop");

    ann.writes("Status 123");
    bob.writes("status 123");
    assertThat(whatsApp.sent().to(ANN).await().body()).isEqualTo("Your order 123 is on its way.");
    assertThat(whatsApp.sent().to(BOB).await().body()).isEqualTo("You have no order 123.");

    ann.writes("Hello?");
    whatsApp
        .sent()
        .to(ANN)
        .saying("Write \"status\" and the number of your order, for example: status 123")
        .await();
  }

  @Test
  void customers_hear_of_what_became_of_their_orders() {
    desk.setState(124, "on its way");

    assertThat(whatsApp.sent().to(BOB).saying("Your order 124 is on its way.").await().body())
        .isNotEmpty();
  }

  @Test
  void without_the_message_the_order_stays_as_it_was() {
    assertThatThrownBy(() -> desk.setState(125, "on its way"))
        .hasRootCauseInstanceOf(NotQueuedException.class);

    assertThat(desk.answer("status 125", "ask at the desk"))
        .isEqualTo("Your order 125 is being packed.");
  }
}
