package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.testkit.PhoneMessage;
import io.github.siakoberpa.testkit.SandboxPhone;
import io.github.siakoberpa.testkit.SentMessage;
import io.github.siakoberpa.testkit.WhatsAppSandbox;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the cookbook for hosts that need a linked device, in a browser. */
class CookbookOfHostsIT {
  @RegisterExtension
  static final WhatsAppSandbox WHATS_APP = new WhatsAppSandbox().linkingByItself();

  @TempDir private static Path folder;

  private static final Main HOST = new Main();

  @BeforeAll
  static void start() throws Exception {
    Properties properties = new Properties();
    properties.putAll(WHATS_APP.properties());
    properties.setProperty("camel.component.whatsapp-web.sessions", "shop");
    properties.setProperty("camel.component.whatsapp-queue.directory", folder.toString());
    properties.setProperty("charts", folder.resolve("charts").toString());
    HOST.setOverrideProperties(properties);
    HOST.setPropertyPlaceholderLocations("false");
    HOST.start();
    int number = 0;
    for (String recipe : HostRecipes.all()) {
      if (recipe.contains("whatsapp-web:") || recipe.contains("{{charts}}")) {
        PluginHelper.getRoutesLoader(HOST.getCamelContext())
            .loadRoutes(ResourceHelper.fromString(++number + ".camel.yaml", recipe));
      }
    }
    assertThat(number).as("recipes").isEqualTo(2);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                HOST.getCamelContext()
                    .getComponent("whatsapp-web", WhatsAppWebComponent.class)
                    .session("shop")
                    .status()
                    .ready());
  }

  @AfterAll
  static void stop() {
    HOST.stop();
  }

  @Test
  void an_answer_survives_and_is_one_for_each_message() throws Exception {
    SandboxPhone ann = WHATS_APP.phone("491701112221").toSession("shop");
    PhoneMessage first = ann.writes("Please call me back");
    SentMessage answer = WHATS_APP.sent().to("491701112221").await();
    assertThat(answer.body()).isEqualTo("Thank you, we will call you back.");
    assertThat(answer.id()).as("a message of its own").isNotEqualTo(first.id());

    ann.writes("Today, please");
    WHATS_APP.sent().to("491701112221").await(2);
    // What the route is given again, as after a crash in the middle of it, is the same job.
    Exchange again =
        HOST.getCamelContext()
            .createProducerTemplate()
            .send(
                "whatsapp-queue:shop",
                exchange -> {
                  Message message = exchange.getMessage();
                  message.setBody("Thank you, we will call you back.");
                  message.setHeader(WhatsAppQueueConstants.CHAT_ID, "491701112221@c.us");
                  message.setHeader(WhatsAppQueueConstants.IDEMPOTENCY_KEY, "thanks-" + first.id());
                });
    assertThat(again.getMessage().getHeader(WhatsAppQueueConstants.REPEATED)).isEqualTo(true);
    assertThat(WHATS_APP.sent().to("491701112221").all()).hasSize(2);
  }

  @Test
  void a_file_goes_through_the_queue_to_the_phone() throws Exception {
    Path part = folder.resolve("sales.part");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", part.toFile());
    byte[] picture = Files.readAllBytes(part);
    Files.move(part, Files.createDirectories(folder.resolve("charts")).resolve("sales.png"));

    SentMessage sent = WHATS_APP.sent().to("491701112224").ofType("image").await();
    assertThat(sent.caption()).isEqualTo("sales.png of today");
    assertThat(WHATS_APP.sent().fileOf(sent)).isEqualTo(picture);
  }
}
