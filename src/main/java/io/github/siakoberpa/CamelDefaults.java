package io.github.siakoberpa;

import io.github.siakoberpa.dispatch.PromptShutdown;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMain;

/** How this application uses Camel: what nobody should have to set, or could want to. */
final class CamelDefaults {
  private static final Duration AFTER_SEND = Duration.ofSeconds(10);

  private CamelDefaults() {}

  static SimpleMain main(CamelContext context, Settings settings, String routes) {
    checkTimers(settings);
    SimpleMain main = withoutRoutes(context, settings);
    main.configure().setRoutesIncludePattern(routes);
    return main;
  }

  /** The same with nothing in it but what the settings say of components. */
  static SimpleMain withoutRoutes(CamelContext context, Settings settings) {
    context.getCamelContextExtension().setName("siakoberpa");
    context.setShutdownStrategy(new PromptShutdown(context));
    SimpleMain main = new MainWithoutModelines(context);
    // All sources of settings are merged already: Camel must not look at them again.
    main.setPropertyPlaceholderLocations("false");
    PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    main.setOverrideProperties(properties(settings));
    configure(main.configure(), settings);
    return main;
  }

  private static void checkTimers(Settings settings) {
    QueueWiring.checkTimers(settings);
    settings.duration("siakoberpa.alerts.interval");
    settings.duration("siakoberpa.alerts.retry-delay");
    settings.duration("siakoberpa.inbox.interval");
    settings.duration("siakoberpa.inbox.quiet");
  }

  private static Properties properties(Settings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.forCamel());
    // The door is ours, so Camel must not open a second one.
    properties.keySet().removeIf(key -> key.toString().startsWith("camel.server."));
    boolean alerts = settings.given("siakoberpa.alerts.url").isPresent();
    properties.setProperty("siakoberpa.alerts.on", Boolean.toString(alerts));
    boolean marked = settings.flag("siakoberpa.inbox.done-marker");
    boolean files = settings.takesFiles();
    properties.setProperty("siakoberpa.inbox.on", Boolean.toString(files));
    properties.setProperty("siakoberpa.inbox.takes-marked", Boolean.toString(files && marked));
    properties.setProperty("siakoberpa.inbox.takes-quiet", Boolean.toString(files && !marked));
    properties.setProperty(
        "siakoberpa.inbox.folder", settings.inboxFolder().toString().replace('\\', '/'));
    setBrokers(properties, settings);
    properties.setProperty("camel.rest.component", "platform-http");
    properties.setProperty("camel.rest.binding-mode", "off");
    // Inlined, a route that two calls lead to would be swallowed by the first of them.
    properties.setProperty("camel.rest.inline-routes", "false");
    return properties;
  }

  private static void setBrokers(Properties properties, Settings settings) {
    boolean jms = settings.given(Settings.JMS).isPresent();
    set(properties, "siakoberpa.jms.on", jms);
    set(properties, "siakoberpa.jms.in", jms && isGiven(settings, Settings.JMS_QUEUE));
    set(properties, "siakoberpa.jms.all", jms && isGiven(settings, Settings.JMS_EVENTS));
    boolean kafka = settings.given(Settings.KAFKA).isPresent();
    set(properties, "siakoberpa.kafka.on", kafka);
    set(properties, "siakoberpa.kafka.in", kafka && isGiven(settings, Settings.KAFKA_TOPIC));
    set(properties, "siakoberpa.kafka.all", kafka && isGiven(settings, Settings.KAFKA_EVENTS));
    for (String name : List.of("group", "dead-letters", "outcomes")) {
      String key = "siakoberpa.kafka." + name;
      properties.setProperty(key, settings.brokerName(key));
    }
    for (String key : List.of(Settings.KAFKA_TOPIC, Settings.KAFKA_EVENTS)) {
      settings.givenBrokerName(key).ifPresent(name -> properties.setProperty(key, name));
    }
  }

  private static boolean isGiven(Settings settings, String key) {
    return settings.given(key).isPresent();
  }

  private static void set(Properties properties, String key, boolean value) {
    properties.setProperty(key, Boolean.toString(value));
  }

  private static void configure(MainConfigurationProperties camel, Settings settings) {
    camel.setRoutesIncludePattern("false");
    camel.setBasePackageScanEnabled(false);
    camel.setAutoConfigurationEnvironmentVariablesEnabled(false);
    camel.setAutoConfigurationSystemPropertiesEnabled(false);
    camel.setAutoConfigurationLogSummary(false);
    camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
    // Together they cost a third of the time of a request, and nobody would look at them.
    camel.setJmxEnabled(false);
    camel.setUseMdcLogging(false);
    camel.setMessageHistory(false);
    camel.setLoadStatisticsEnabled(false);
    // Bodies are small and read once; a cached stream would also lose its length in the answer.
    camel.setStreamCachingEnabled(false);
    // A send that is under way is waited for.
    Duration send = settings.duration("camel.component.whatsapp-web.send-timeout");
    camel.setShutdownTimeout((int) send.plus(AFTER_SEND).toSeconds());
    camel.setShutdownLogInflightExchangesOnTimeout(false);
  }

  /**
   * Camel reads every file a first time, only to look for the settings that a file of its command
   * line tool may hold. Ours hold none, and it takes a twentieth of the start.
   */
  private static final class MainWithoutModelines extends SimpleMain {
    MainWithoutModelines(CamelContext context) {
      super(context);
    }

    @Override
    protected void modelineRoutes(CamelContext context) {}
  }
}
