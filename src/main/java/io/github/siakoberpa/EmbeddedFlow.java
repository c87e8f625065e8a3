package io.github.siakoberpa;

import io.github.siakoberpa.auth.AuditTrail;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.dispatch.PromptShutdown;
import io.github.siakoberpa.dispatch.SessionGate;
import io.github.siakoberpa.dispatch.WhatsAppWebTarget;
import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.host.HostComponent;
import io.github.siakoberpa.media.MediaContent;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.StartupListener;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message from the queue to the target, inside somebody else's Camel application: the
 * routes of this program that do that, as they are in the jar, and none of its doors.
 *
 * <p>They run in a Camel context of their own beside the host's, on a database file of their own.
 * So none of their routes, beans, endpoints and tables can be in the way of the host's, whatever it
 * calls its own; only WhatsApp Web, or whatever the target is, is the host's. A service of the
 * host's context: it stops before the host's components do. Thread-safe.
 */
public final class EmbeddedFlow extends ServiceSupport {
  /** No HTTP calls, logins, webhooks, alerts, metrics: the host has its own ways to tell people. */
  static final List<String> ROUTES =
      List.of(
          "enqueue",
          "dispatch",
          "outcomes",
          "pace",
          "recover",
          "look-up",
          "resend",
          "events-receipts",
          "events-record",
          "statistics",
          "queue-control",
          "audit",
          "housekeeping");

  private static final Duration AFTER_SEND = Duration.ofSeconds(10);

  private final CamelContext host;
  private final Clock clock;
  private final Settings settings;
  private final RecipientParser recipients;
  private final CamelContext camel = new DefaultCamelContext(false);
  private final List<Runnable> eventListeners = new CopyOnWriteArrayList<>();
  private volatile boolean hostIsUp;
  private @Nullable Database database;
  private @Nullable AsyncProducer door;

  /**
   * A flow that is not started yet.
   *
   * @param host whose properties {@code siakoberpa.…} it goes by, as the program goes by {@code
   *     application.properties}
   * @param directory the folder of the database; made if missing. Where the host's WhatsApp Web is
   *     a sandbox it is the folder {@code sandbox} in it, so that messages of tests never reach
   *     people
   * @throws StartException naming a property that makes no sense
   */
  public EmbeddedFlow(CamelContext host, Path directory) {
    this(host, directory, Clock.systemUTC());
  }

  /** The same by another clock. */
  EmbeddedFlow(CamelContext host, Path directory, Clock clock) {
    this.host = host;
    this.clock = clock;
    this.settings = settings(host, directory.toAbsolutePath().normalize());
    this.recipients = new RecipientParser(settings.text("siakoberpa.numbers.default-country"));
  }

  /** Reads the numbers of recipients as this flow's properties say. */
  public RecipientParser recipients() {
    return recipients;
  }

  /** The present time, as the flow tells it. */
  public Clock clock() {
    return clock;
  }

  /** The context of its routes, for those who want to look at them. */
  public CamelContext camelContext() {
    return camel;
  }

  /** Queues a message; the answer comes when it is on the disk, or is not to be. */
  public CompletionStage<EnqueueResult> enqueue(NewMessage message) {
    AsyncProducer to = door;
    if (to == null || !isRunAllowed()) {
      return CompletableFuture.failedFuture(new IllegalStateException("The queue is stopped"));
    }
    Exchange exchange = to.getEndpoint().createExchange(ExchangePattern.InOut);
    exchange.getMessage().setBody(message);
    CompletableFuture<EnqueueResult> answer = new CompletableFuture<>();
    to.process(exchange, done -> complete(answer, exchange));
    return answer;
  }

  /**
   * The place of a reader of events.
   *
   * @param name by which the place is kept, over restarts too
   */
  public EventPlace events(String name) {
    return new EventPlace(camel.createProducerTemplate(), name);
  }

  /** The listener is called when there are new events; it must not block. */
  public void addEventListener(Runnable listener) {
    eventListeners.add(listener);
  }

  /** The listener is not called any more. */
  public void removeEventListener(Runnable listener) {
    eventListeners.remove(listener);
  }

  private static void complete(CompletableFuture<EnqueueResult> answer, Exchange exchange) {
    if (exchange.getException() != null) {
      answer.completeExceptionally(exchange.getException());
    } else {
      answer.complete(exchange.getMessage().getBody(EnqueueResult.class));
    }
  }

  @Override
  protected void doStart() throws Exception {
    QueueWiring.checkTimers(settings);
    Database opened = Database.open(settings.dataFolder());
    database = opened;
    try {
      configure();
      bind(opened);
      load();
      camel.start();
      AsyncProducer to = camel.getEndpoint("direct:siakoberpa-enqueue").createAsyncProducer();
      ServiceHelper.startService(to);
      door = to;
      waitForHost();
    } catch (Exception e) {
      doStop();
      throw e;
    }
  }

  @Override
  protected void doStop() {
    try {
      camel.stop();
    } finally {
      if (database != null) {
        database.close();
      }
      database = null;
    }
  }

  /** What leaves may lead to the host's routes, which are not there before. */
  private void waitForHost() throws Exception {
    if (host.isStarted()) {
      hostIsUp = true;
      return;
    }
    host.addStartupListener(
        new StartupListener() {
          @Override
          public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

          @Override
          public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
            hostIsUp = true;
            if (isRunAllowed()) {
              camel.createFluentProducerTemplate().to("direct:wake-dispatch").send();
            }
          }
        });
  }

  private boolean mayNotSend() {
    return !hostIsUp || host.isStopping() || camel.isStopping();
  }

  private void configure() {
    camel.getCamelContextExtension().setName(host.getName() + "-whatsapp-queue");
    camel.setApplicationContextClassLoader(host.getApplicationContextClassLoader());
    camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
    camel.setStreamCaching(false);
    PromptShutdown shutdown = new PromptShutdown(camel);
    Duration send = settings.duration("camel.component.whatsapp-web.send-timeout");
    shutdown.setTimeout(send.plus(AFTER_SEND).toSeconds());
    camel.setShutdownStrategy(shutdown);
    PropertiesComponent properties = (PropertiesComponent) camel.getPropertiesComponent();
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    properties.setInitialProperties(properties());
    ParsedStatements.use(camel);
    camel.addComponent("host", HostComponent.anyOf(host));
    camel.addComponent("whatsapp-web", HostComponent.inPlaceOf(host));
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(settings.forCamel());
    if (!settings.dispatchesToWhatsAppWeb()) {
      properties.setProperty(Settings.DISPATCH_TO, "host:" + settings.text(Settings.DISPATCH_TO));
    }
    return properties;
  }

  private void bind(Database opened) throws Exception {
    SessionGate gate =
        new SessionGate(
            settings.text(Settings.DISPATCH_TO),
            new WhatsAppWebTarget(camel, host),
            this::mayNotSend);
    QueueWiring queue = new QueueWiring(settings, clock, camel);
    queue.bindDatabase(opened);
    queue.bind(gate, () -> null);
    camel.getRegistry().bind("auditTrail", new AuditTrail(clock, exchange -> null));
    camel
        .getRegistry()
        .lookupByNameAndType("eventSignal", EventSignal.class)
        .listen(() -> eventListeners.forEach(Runnable::run));
    MediaStore media = new MediaStore(settings.dataFolder().resolve("media"));
    camel.getRegistry().bind("mediaContent", new MediaContent(media));
  }

  private void load() throws Exception {
    for (String name : ROUTES) {
      load(name + ".camel.yaml");
    }
    load("embedded/no-webhooks.yaml");
  }

  private void load(String file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("classpath:siakoberpa/routes/" + file));
  }

  private static Settings settings(CamelContext host, Path directory) {
    Map<String, String> values = new TreeMap<>(SettingsReader.defaults());
    values.replaceAll((key, value) -> given(host, key).orElse(value));
    values.put("siakoberpa.data", directory.toString());
    Settings settings = new Settings(directory, values, List.of());
    return settings.dispatchesToWhatsAppWeb() ? settings.with(component(host)) : settings;
  }

  private static Optional<String> given(CamelContext host, String key) {
    return key.startsWith("siakoberpa.")
        ? host.getPropertiesComponent().resolveProperty(key)
        : Optional.empty();
  }

  /** What of the host's component the queue has to know. */
  private static Map<String, String> component(CamelContext host) {
    WhatsAppWebComponent component = host.getComponent("whatsapp-web", WhatsAppWebComponent.class);
    return Map.of(
        Settings.URL,
        component.getUrl(),
        "camel.component.whatsapp-web.send-timeout",
        component.getSendTimeout().toMillis() + "ms",
        "camel.component.whatsapp-web.media-timeout",
        component.getMediaTimeout().toMillis() + "ms");
  }
}
