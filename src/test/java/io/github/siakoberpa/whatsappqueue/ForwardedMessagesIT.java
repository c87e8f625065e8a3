package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.testkit.SandboxPhone;
import io.github.siakoberpa.testkit.SentMessage;
import io.github.siakoberpa.testkit.WhatsAppSandbox;
import io.github.siakoberpa.whatsappweb.ComponentPage;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a linked device is told is sent on through the queue, as the queue's page has it. */
class ForwardedMessagesIT {
  private static final String OFFICE = "120363000000000001@g.us";
  private static final int MEGABYTE = 1 << 20;

  @RegisterExtension
  static final WhatsAppSandbox WHATS_APP = new WhatsAppSandbox().linkingByItself();

  @TempDir private static Path folder;

  private static final List<String> REFUSED = new CopyOnWriteArrayList<>();
  private static final Main HOST = new Main();

  @BeforeAll
  static void start() throws Exception {
    Properties properties = new Properties();
    properties.putAll(WHATS_APP.properties());
    properties.setProperty("camel.component.whatsapp-web.sessions", "support");
    properties.setProperty("camel.component.whatsapp-web.media-max-size", "1");
    properties.setProperty("siakoberpa.media.max-size", "1MB");
    properties.setProperty("camel.component.whatsapp-queue.directory", folder.toString());
    HOST.setOverrideProperties(properties);
    HOST.setPropertyPlaceholderLocations("false");
    HOST.configure().addRoutesBuilder(new NotesRefusals());
    HOST.start();
    PluginHelper.getRoutesLoader(HOST.getCamelContext())
        .loadRoutes(
            ResourceHelper.fromString(
                "forward.camel.yaml",
                ComponentPage.of("whatsapp-queue").example("forward-yaml").code()));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                HOST.getCamelContext()
                    .getComponent("whatsapp-web", WhatsAppWebComponent.class)
                    .session("support")
                    .status()
                    .ready());
  }

  @AfterAll
  static void stop() {
    HOST.stop();
  }

  @BeforeEach
  void forget() {
    REFUSED.clear();
  }

  @Test
  void a_file_that_is_too_large_is_refused_and_the_next_one_goes_with_the_words_under_it()
      throws Exception {
    SandboxPhone ann = WHATS_APP.phone("491701112221").toSession("support");
    ann.sends(new byte[2 * MEGABYTE], captioned("All of it"));
    awaitRefusal("MEDIA_TOO_LARGE false");

    byte[] picture = picture(8);
    ann.sends(picture, captioned("Is this one yours?"));
    assertThat(WHATS_APP.sent().fileOf(forwarded("Is this one yours?"))).isEqualTo(picture);
  }

  @Test
  void a_file_that_is_not_to_be_had_just_now_goes_later() throws Exception {
    WHATS_APP.faults().set("mediaDown", true);
    byte[] picture = picture(9);
    WHATS_APP.phone("491701112222").toSession("support").sends(picture, captioned("Later"));
    awaitRefusal("QUESTION_UNANSWERED true");
    WHATS_APP.faults().set("mediaDown", false);
    assertThat(WHATS_APP.sent().fileOf(forwarded("Later"))).isEqualTo(picture);
  }

  @AfterEach
  void nothing_went_as_text_alone() {
    assertThat(WHATS_APP.sent().to(OFFICE).all()).allMatch(sent -> sent.type().equals("image"));
  }

  private static SentMessage forwarded(String caption) {
    return WHATS_APP
        .sent()
        .to(OFFICE)
        .matching(caption, sent -> caption.equals(sent.caption()))
        .within(Duration.ofSeconds(30))
        .await();
  }

  private static Map<String, String> captioned(String text) {
    return Map.of("mimetype", "image/png", "caption", text);
  }

  private static void awaitRefusal(String refusal) {
    await().atMost(Duration.ofSeconds(30)).until(() -> REFUSED.contains(refusal));
  }

  private static byte[] picture(int width) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 8, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /** What can never be queued is given up, so that the consumer goes on. */
  private static final class NotesRefusals extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
      Predicate isFinal = exchange -> !refusal(exchange).isRetryable();
      routeConfiguration()
          .onException(NotQueuedException.class)
          .handled(isFinal)
          .process(
              exchange ->
                  REFUSED.add(refusal(exchange).getCode() + " " + refusal(exchange).isRetryable()));
    }

    private static NotQueuedException refusal(Exchange exchange) {
      return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NotQueuedException.class);
    }
  }
}
