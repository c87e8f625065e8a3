package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.siakoberpa.testkit.WhatsAppSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
  private static final String BROKER = "vm://0";

  @RegisterExtension
  static final WhatsAppSandbox whatsApp = new WhatsAppSandbox().linkingByItself();

  @TempDir Path folder;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final Main program = new Main(Messages.class);

  @BeforeEach
  void start() throws Exception {
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("in this JVM", BROKER));
    broker.start();

    Properties properties = new Properties();
    properties.putAll(whatsApp.properties());
    properties.setProperty("broker", BROKER);
    properties.setProperty("outbox", folder.resolve("outbox").toString());
    properties.setProperty(
        "camel.component.whatsapp-queue.directory", folder.resolve("data").toString());
    program.setOverrideProperties(properties);
    program.start();
  }

  @AfterEach
  void stop() throws Exception {
    program.stop();
    broker.stop();
  }

  @Test
  void a_file_goes_to_the_number_that_it_is_named_after() throws Exception {
    Path outbox = Files.createDirectories(folder.resolve("outbox"));
    Files.writeString(outbox.resolve("491701112223.txt"), "We open at nine tomorrow.");

    assertEquals(
        "We open at nine tomorrow.", whatsApp.sent().to("+49 170 1112223").await().body());
  }

  @Test
  void a_file_that_can_never_be_sent_waits_for_a_person() throws Exception {
    Path outbox = Files.createDirectories(folder.resolve("outbox"));
    Files.writeString(outbox.resolve("ask at the desk.txt"), "Hello");
    Files.writeString(outbox.resolve("491701112225.txt"), "We open at ten.");

    whatsApp.sent().saying("We open at ten.").await();
    String rejected =
        program
            .getCamelContext()
            .createConsumerTemplate()
            .receiveBody("file:" + outbox.resolve("rejected"), 20_000, String.class);
    assertEquals("Hello", rejected);
  }

  @Test
  void an_order_is_told_once_however_often_the_broker_brings_it() {
    order("4711", "shipped", "+49 170 1112224");
    order("4711", "shipped", "+49 170 1112224");
    order("4711", "delivered", "+49 170 1112224");

    whatsApp.sent().saying("Your order 4711 is delivered.").await();
    assertEquals(1, whatsApp.sent().saying("Your order 4711 is shipped.").all().size());
  }

  @Test
  void an_order_without_a_number_waits_for_a_person() {
    String sent = order("4712", "shipped", "ask at the desk");

    CamelContext camel = program.getCamelContext();
    String rejected =
        camel
            .createConsumerTemplate()
            .receiveBody("jms:queue:orders.rejected", 20_000, String.class);
    assertEquals(sent, rejected);
  }

  private String order(String order, String state, String phone) {
    String json =
        "{\"order\": \"%s\", \"state\": \"%s\", \"phone\": \"%s\"}".formatted(order, state, phone);
    program.getCamelContext().createProducerTemplate().sendBody("jms:queue:orders", json);
    return json;
  }
}
