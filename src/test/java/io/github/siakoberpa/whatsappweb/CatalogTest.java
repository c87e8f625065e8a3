package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build generates about the components for Camel and for tools. */
class CatalogTest {
  /** The labels that Camel's tools sort options by. */
  private static final Set<String> LABELS =
      Set.of("common", "consumer", "producer", "advanced", "security", "health");

  /** Options whose default is an object that no text can name. */
  private static final Set<String> OBJECTS = Set.of("configuration", "clock");

  @ParameterizedTest
  @ValueSource(strings = {"whatsapp-web", "whatsapp-queue"})
  void every_option_and_header_says_what_it_is_for(String scheme) {
    ComponentFacts facts = ComponentFacts.of(scheme);
    for (String group : List.of("componentProperties", "properties", "headers")) {
      for (ComponentFacts.Fact fact : facts.all(group)) {
        assertThat(fact.description()).as("%s: %s", group, fact.name()).matches("[A-Z].{14,}");
        // The build leaves out angle brackets, asterisks and at signs.
        assertThat(fact.description())
            .as(fact.name())
            .doesNotContain("  ", " ;")
            .doesNotEndWith(" .");
        assertThat(fact.labels()).as("labels of %s", fact.name()).isSubsetOf(LABELS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"whatsapp-web", "whatsapp-queue"})
  void defaults_are_those_that_a_fresh_component_has_and_none_is_missing(String scheme)
      throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Component component = camel.getComponent(scheme);
      PropertyConfigurerGetter getter =
          (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
      List<String> wrong = new ArrayList<>();
      for (ComponentFacts.Fact fact : ComponentFacts.of(scheme).all("componentProperties")) {
        Object value = getter.getOptionValue(component, fact.name(), false);
        if (!OBJECTS.contains(fact.name())) {
          Object said = said(camel, fact, value);
          if (value == null ? said != null : !value.equals(said)) {
            wrong.add(fact.name() + " is " + value + ", not " + fact.defaultValue());
          }
        }
      }
      assertThat(wrong).as("options whose default is another than the catalogue's").isEmpty();
    }
  }

  private static Object said(DefaultCamelContext camel, ComponentFacts.Fact fact, Object value) {
    String text = fact.defaultValue();
    if (text == null || value == null) {
      return text;
    }
    Class<?> type = value instanceof Duration ? Duration.class : value.getClass();
    return camel.getTypeConverter().convertTo(type, text);
  }

  @Test
  void the_component_is_found_by_its_name_and_set_up_without_reflection() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      BeanIntrospection reflection = PluginHelper.getBeanIntrospection(camel);
      reflection.setExtendedStatistics(true);
      Component component = camel.getComponent(WhatsAppWebConstants.SCHEME);
      assertThat(component).isInstanceOf(WhatsAppWebComponent.class);
      PropertyBindingSupport.build()
          .withCamelContext(camel)
          .withConfigurer(component.getComponentPropertyConfigurer())
          .bind(camel, component, new HashMap<>(Map.of("send-timeout", "5s", "headless", "false")));
      camel.start();
      reflection.resetCounters();
      camel.getEndpoint("whatsapp-web:shop?operation=STATUS&startOnDemand=false&chatId=1@c.us");
      assertThat(reflection.getInvokedCounter()).as("uses of reflection").isZero();
      assertThat(((WhatsAppWebComponent) component).getSendTimeout()).hasSeconds(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"whatsapp-web", "whatsapp-queue"})
  void an_option_that_does_not_exist_is_refused_by_name(String scheme) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      assertThatThrownBy(() -> camel.getEndpoint(scheme + ":shop?chat=1"))
          .isInstanceOf(ResolveEndpointFailedException.class)
          .hasMessageContaining("chat=1");
    }
  }

  @Test
  void tools_can_check_an_address_with_what_the_jar_says() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext();
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog()) {
      catalog.setCamelContext(camel);
      catalog.start();
      assertThat(
              catalog
                  .validateProperties(
                      "whatsapp-web", Map.of("sessionName", "shop", "operation", "SEND"))
                  .isSuccess())
          .isTrue();
      assertThat(
              catalog
                  .validateProperties(
                      "whatsapp-queue", Map.of("sessionName", "shop", "redeliveryDelay", "5000"))
                  .isSuccess())
          .isTrue();
      EndpointValidationResult wrong =
          catalog.validateProperties(
              "whatsapp-web", Map.of("sessionName", "shop", "operation", "SHOUT"));
      assertThat(wrong.getInvalidEnum()).containsKey("operation");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"whatsapp-web", "whatsapp-queue"})
  void the_jar_names_the_component_for_tools_that_look_for_components(String scheme)
      throws Exception {
    JsonNode component = ComponentFacts.of(scheme).component();
    assertThat(ComponentFacts.text("/META-INF/services/org/apache/camel/component.properties"))
        .contains(
            "components=whatsapp-queue whatsapp-web",
            "groupId=" + component.path("groupId").asText(),
            "artifactId=" + component.path("artifactId").asText(),
            "version=" + component.path("version").asText());
  }
}
