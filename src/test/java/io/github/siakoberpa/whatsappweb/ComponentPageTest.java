package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.siakoberpa.whatsappweb.ComponentPage.Example;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages say what the jar says, and what they show is what was compiled, loaded and run. */
@ParameterizedClass
@ValueSource(strings = {"whatsapp-web", "whatsapp-queue"})
class ComponentPageTest {
  private static final Path EXAMPLES = source("whatsappweb/PageExamples.java");

  /** The places where the Java blocks of the page are compiled. */
  private static final Map<String, Path> JAVA =
      Map.of(
          "spring-boot", Path.of("src/it/hosts/spring-boot/src/main/java/com/example/Host.java"),
          "mock", source("whatsappweb/InTestsOfHostsTest.java"),
          "location", source("whatsappweb/ComponentPageIT.java"),
          "reminder-java", source("whatsappqueue/QueuePageTest.java"));

  private final String scheme;
  private final ComponentFacts facts;
  private final ComponentPage page;

  ComponentPageTest(String scheme) {
    this.scheme = scheme;
    this.facts = ComponentFacts.of(scheme);
    this.page = ComponentPage.of(scheme);
  }

  private static Path source(String file) {
    return Path.of("src/test/java/io/github/siakoberpa", file);
  }

  @Test
  void its_tables_are_those_of_the_catalogue() throws Exception {
    ComponentPage right =
        page.with("component options", table("componentProperties"))
            .with("endpoint options", table("properties"))
            .with("headers", table("headers"));
    Path copy = Path.of("target").resolve(ComponentPage.file(scheme).getFileName());
    Files.writeString(copy, right.text());
    assertThat(page.text())
        .as("%s; as it should be it lies in %s", ComponentPage.file(scheme), copy)
        .isEqualTo(right.text());
  }

  private String table(String group) {
    StringBuilder rows = new StringBuilder();
    facts.all(group).stream()
        .sorted(Comparator.comparing(fact -> !fact.required()))
        .forEach(fact -> rows.append(row(fact)));
    return """
        [width="100%%",cols="2,5,^1,2",options="header"]
        |===
        | Name | Description | Default | Type
        %s|===
        """
        .formatted(rows);
  }

  private static String row(ComponentFacts.Fact fact) {
    String text = fact.required() ? "*Required* " + fact.description() : fact.description();
    if (fact.json().has("enum")) {
      StringBuilder values = new StringBuilder();
      fact.json().get("enum").forEach(value -> values.append(", ").append(value.asText()));
      text += " One of " + values.substring(2) + ".";
    }
    String otherwise = fact.defaultValue() == null ? "" : fact.defaultValue();
    String type = fact.javaType().substring(fact.javaType().lastIndexOf('.') + 1);
    return "| *%s* (%s) | %s | %s | %s\n"
        .formatted(fact.name(), fact.group(), text, otherwise, type);
  }

  @Test
  void every_block_of_code_has_a_name_by_which_a_test_knows_it() {
    assertThat(page.examples()).hasSize((int) page.blocks());
    assertThat(page.examples()).extracting(Example::name).doesNotHaveDuplicates();
  }

  @Test
  void its_java_is_compiled_as_it_stands() {
    for (Example example : page.examples()) {
      if (example.language().equals("java")) {
        Path file = JAVA.getOrDefault(example.name(), EXAMPLES);
        assertThat(example.code())
            .as("the block %s of the page, which is compiled in %s", example.name(), file)
            .isEqualTo(ComponentPage.region(file, example.name()));
      }
    }
  }

  @Test
  void its_routes_can_be_loaded() throws Exception {
    assumeTrue(scheme.equals("whatsapp-web"), "those of the queue are all run by QueuePageTest");
    for (Example example : page.examples()) {
      if (!example.name().equals("dependency")
          && (example.language().equals("yaml") || example.language().equals("xml"))) {
        assertThat(loaded(example)).as("routes of %s", example.name()).isPositive();
      }
    }
  }

  private static int loaded(Example example) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.setAutoStartup(false);
      camel.start();
      PluginHelper.getRoutesLoader(camel).loadRoutes(resource(example));
      return camel.getRouteDefinitions().size();
    }
  }

  static Resource resource(Example example) {
    return ResourceHelper.fromString(
        example.name() + "." + (example.language().equals("xml") ? "xml" : "camel.yaml"),
        example.code());
  }

  @Test
  void its_properties_are_options() throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(page.example("properties").code()));
    Map<String, Object> options = new TreeMap<>();
    String prefix = "camel.component." + scheme + ".";
    properties.forEach((key, value) -> options.put(key.toString().replace(prefix, ""), value));
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Component component = camel.getComponent(scheme);
      PropertyBindingSupport.build()
          .withCamelContext(camel)
          .withConfigurer(component.getComponentPropertyConfigurer())
          .withRemoveParameters(true)
          .bind(camel, component, options);
    } catch (RuntimeCamelException e) {
      throw new AssertionError("The properties of the page", e);
    }
    assertThat(options).as("keys that are no options").isEmpty();
  }

  @Test
  void its_dependency_is_this_jar() {
    assertThat(page.example("dependency").code())
        .contains(
            "<groupId>" + facts.component().path("groupId").asText() + "</groupId>",
            "<artifactId>" + facts.component().path("artifactId").asText() + "</artifactId>",
            "<version>" + facts.component().path("version").asText() + "</version>");
  }
}
