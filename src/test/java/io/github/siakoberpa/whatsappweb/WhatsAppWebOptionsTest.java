package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WhatsAppWebOptionsTest {
  private static final String CATALOG =
      "/META-INF/io/github/siakoberpa/whatsappweb/whatsapp-web.json";
  private static final String PREFIX = "camel.component.whatsapp-web.";

  // Set by other keys, by the host's code, or by Camel for each of its components.
  private static final Set<String> ELSEWHERE =
      Set.of(
          "browserInstall",
          "clock",
          "configuration",
          "chatId",
          "events",
          "kind",
          "reply",
          "maxInFlight",
          "redeliveryDelay",
          "maximumRedeliveryDelay",
          "catchUpWindow",
          "idempotentRepository",
          "bridgeErrorHandler",
          "operation",
          "phone",
          "startOnDemand",
          "autowiredEnabled",
          "lazyStartProducer",
          "healthCheckConsumerEnabled",
          "healthCheckProducerEnabled");

  @Test
  void every_option_stands_with_its_default_in_the_file_that_people_edit() throws Exception {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("application.properties"))) {
      file.load(reader);
    }
    Map<String, String> written = new TreeMap<>();
    file.stringPropertyNames().stream()
        .filter(key -> key.startsWith(PREFIX))
        .forEach(key -> written.put(key.substring(PREFIX.length()), file.getProperty(key)));
    Map<String, String> expected = options();
    // What the program sets otherwise than the component by itself.
    expected.put("sessions", "default");
    assertThat(written).isEqualTo(expected);
  }

  private static Map<String, String> options() throws Exception {
    Map<String, String> options = new TreeMap<>();
    try (InputStream in = WhatsAppWebOptionsTest.class.getResourceAsStream(CATALOG)) {
      JsonNode catalog = new ObjectMapper().readTree(in).path("componentProperties");
      for (Map.Entry<String, JsonNode> option : catalog.properties()) {
        if (!ELSEWHERE.contains(option.getKey())) {
          String name = option.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
          options.put(name, option.getValue().path("defaultValue").asText(""));
        }
      }
    }
    return options;
  }
}
