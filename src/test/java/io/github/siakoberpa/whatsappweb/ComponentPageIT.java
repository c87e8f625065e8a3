package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the component's page do what it says of them, in a real browser. */
class ComponentPageIT {
  private static SandboxedCamel camel;

  private final ComponentPage page = ComponentPage.of("whatsapp-web");

  @TempDir private Path folder;

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofSeconds(3)));
    camel.link("support");
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @AfterEach
  void removeRoutes() throws Exception {
    camel.camel().getRouteController().stopAllRoutes();
    camel.camel().getRouteController().removeAllRoutes();
    camel.faults("support", "holdSends", false);
  }

  @Test
  void a_text_in_java_in_yaml_and_in_xml_is_the_same_text() throws Exception {
    camel.camel().addRoutes(new PageExamples.Alarm());
    assertAlarm("java");
    load("alarm-yaml");
    assertAlarm("yaml");
    load("alarm-xml");
    assertAlarm("xml");
  }

  private void assertAlarm(String what) throws Exception {
    assertThat(camel.request("direct:alarm", what, Map.of()).getException()).isNull();
    removeRoutes();
    assertThat(bodies()).contains("Look after " + what + ", please");
  }

  @Test
  void a_picture_from_a_folder_arrives_with_its_caption() throws Exception {
    camel.camel().getPropertiesComponent().addOverrideProperty("charts", folder.toString());
    ImageIO.write(
        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("chart.png").toFile());
    add(new PageExamples.Picture());
    JsonNode picture = awaitRow("caption", "Today's chart");
    assertThat(picture.path("type").asText()).isEqualTo("image");
    Awaitility.await("the file is gone").until(() -> Files.notExists(folder.resolve("chart.png")));
  }

  @Test
  void a_poll_and_a_document_arrive_as_such() throws Exception {
    load("poll");
    assertThat(awaitRow("type", "poll_creation").toString()).contains("Lunch?", "13:00");
    load("document");
    camel.request("direct:terms", "We agree.", Map.of());
    assertThat(awaitRow("type", "document").toString()).contains("terms.txt");
  }

  @Test
  void a_record_is_sent_as_what_it_is() throws Exception {
    try (ProducerTemplate template = camel.camel().createProducerTemplate()) {
      // tag::location[]
      template.sendBodyAndHeader(
          "whatsapp-web:support",
          new Location(-6.1754, 106.8272, "Monas", "Jakarta"),
          WhatsAppWebConstants.CHAT_ID,
          "6281234567890@c.us");
      // end::location[]
    }
    assertThat(awaitRow("type", "location").toString()).contains("Monas");
  }

  @Test
  void what_was_not_sent_is_told_apart_from_what_may_have_been() throws Exception {
    add(new PageExamples.Outcomes());
    MockEndpoint notSent = camel.camel().getEndpoint("mock:not-sent", MockEndpoint.class);
    notSent.expectedBodiesReceived("nobody got it: not_on_whatsapp");
    camel.faults("support", "unregistered", List.of("491700000000"));
    camel.request(
        "direct:order", "hello", Map.of(WhatsAppWebConstants.CHAT_ID, "491700000000@c.us"));
    notSent.assertIsSatisfied();

    MockEndpoint lookedUp = camel.camel().getEndpoint("mock:looked-up", MockEndpoint.class);
    lookedUp.expectedHeaderReceived(WhatsAppWebConstants.LOOK_UP, "PENDING");
    camel.faults("support", "holdSends", true);
    camel.request("direct:order", "held", SandboxedCamel.headers(CHAT, MessageIds.next()));
    lookedUp.assertIsSatisfied();
  }

  @Test
  void a_session_can_be_asked_how_it_stands() throws Exception {
    load("state");
    assertThat(camel.request("direct:state", "", Map.of()).getMessage().getBody())
        .hasToString("READY");
  }

  @Test
  void the_kamelets_receive_and_answer() throws Exception {
    load("kamelets");
    camel.control("incoming", Map.of("from", "491701112223", "body", "help"));
    assertThat(awaitRow("body", "We got \"help\", thank you.").path("to").asText())
        .contains("49170");
  }

  @Test
  void routes_answer_and_send_on_what_they_receive() throws Exception {
    load("answer-xml");
    camel.control("incoming", Map.of("from", "491701112225", "body", "Are you open?"));
    awaitRow("body", "Monday to Friday, 9 to 5.");
    removeRoutes();
    load("answer-yaml");
    camel.control("incoming", Map.of("from", "491701112226", "body", "Call me", "pushname", "Ann"));
    awaitRow("body", "Thank you, Ann, we will call you back.");
    removeRoutes();
    load("forward-yaml");
    camel.control("incoming", Map.of("from", "491701112227", "body", "For the office"));
    awaitRow("body", "For the office");
  }

  private void load(String example) throws Exception {
    PluginHelper.getRoutesLoader(camel.camel())
        .loadRoutes(ComponentPageTest.resource(page.example(example)));
  }

  private static void add(RoutesBuilder routes) throws Exception {
    camel.camel().addRoutes(routes);
  }

  private static List<String> bodies() throws Exception {
    return camel.accepted().stream().map(row -> row.path("body").asText()).toList();
  }

  private static JsonNode awaitRow(String field, String value) {
    return Objects.requireNonNull(
        Awaitility.await(field + " " + value)
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    camel.accepted().stream()
                        .filter(row -> row.path(field).asText().equals(value))
                        .findFirst()
                        .orElse(null),
                Objects::nonNull));
  }
}
