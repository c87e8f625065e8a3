package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kamelets in the jar: what tools read of them, and that hosts find them by name. */
class KameletsTest {
  private static final String CHAT = "491701112223@c.us";

  @ParameterizedTest
  @CsvSource({
    "whatsapp-web-source, source",
    "whatsapp-web-sink, sink",
    "whatsapp-send, sink",
    "whatsapp-outcomes, source"
  })
  void a_kamelet_says_what_it_is_what_it_takes_and_what_it_needs(String name, String type)
      throws Exception {
    JsonNode kamelet =
        new ObjectMapper()
            .valueToTree(
                new Load(LoadSettings.builder().build())
                    .loadFromString(ComponentFacts.text("/kamelets/" + name + ".kamelet.yaml")));
    assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name);
    assertThat(kamelet.at("/metadata/labels").toString()).contains("\"" + type + "\"");
    JsonNode definition = kamelet.at("/spec/definition");
    assertThat(definition.path("title").asText()).isNotBlank();
    assertThat(definition.path("description").asText()).isNotBlank();
    definition
        .path("properties")
        .properties()
        .forEach(
            property -> {
              assertThat(property.getValue().path("title").asText()).isNotBlank();
              assertThat(property.getValue().path("description").asText()).endsWith(".");
              assertThat(property.getValue().path("type").asText()).isEqualTo("string");
            });
    JsonNode component = ComponentFacts.of("whatsapp-web").component();
    assertThat(kamelet.at("/spec/dependencies").toString())
        .contains(
            Stream.of("groupId", "artifactId", "version")
                .map(part -> component.path(part).asText())
                .reduce("mvn", (all, part) -> all + ":" + part));
  }

  @Test
  void the_sink_takes_the_chat_from_a_header_or_from_its_property() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:text")
                  .to("kamelet:whatsapp-web-sink/sink?sessionName=shop&chatId=1@c.us&kind=text");
            }
          });
      camel.start();
      AdviceWith.adviceWith(
          camel, "sink", route -> route.mockEndpointsAndSkip(WhatsAppWebConstants.SCHEME + ":*"));
      MockEndpoint shop = camel.getEndpoint("mock:whatsapp-web:shop", MockEndpoint.class);
      shop.expectedMessageCount(3);
      try (ProducerTemplate template = camel.createProducerTemplate()) {
        template.sendBodyAndHeader("direct:text", "one", "chat-id", CHAT);
        template.sendBodyAndHeaders(
            "direct:text", "two", Map.of("ce-chatid", CHAT, "ce-caption", "a word"));
        template.sendBody("direct:text", "three");
      }
      shop.assertIsSatisfied();
      assertThat(headers(shop, WhatsAppWebConstants.CHAT_ID)).containsExactly(CHAT, CHAT, null);
      assertThat(headers(shop, WhatsAppWebConstants.CAPTION)).containsExactly(null, "a word", null);
      assertThat(camel.getEndpoints())
          .extracting(endpoint -> endpoint.getEndpointUri())
          .contains("whatsapp-web://shop?chatId=1@c.us&kind=text");
    }
  }

  private static List<Object> headers(MockEndpoint mock, String name) {
    return mock.getExchanges().stream()
        .map(exchange -> exchange.getMessage().getHeader(name))
        .toList();
  }
}
