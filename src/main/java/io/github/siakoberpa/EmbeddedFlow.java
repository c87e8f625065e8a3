package io.github.siakoberpa;

import io.github.siakoberpa.auth.AuditTrail;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.HostTransaction;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.database.StorageWatch;
import io.github.siakoberpa.dispatch.PromptShutdown;
import io.github.siakoberpa.dispatch.SessionGate;
import io.github.siakoberpa.dispatch.WhatsAppWebTarget;
import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.host.HostComponent;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaBeans;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.media.MediaSettings;
import io.github.siakoberpa.media.MediaSource;
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
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StartupListener;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a message from the queue to the target, inside somebody else's Camel application: the
 * routes of this program that do that, as they are in the jar, and none of its doors.
 *
 * <p>They run in a Camel context of their own beside the host's, so none of their routes, beans and
 * endpoints can be in the way of the host's, whatever it calls its own; only WhatsApp Web, or
 * whatever the target is, is the host's. What is queued is in a database file of their own, or in
 * the host's database, where a message can be queued in a transaction of the host's. A service of
 * the host's context: it stops before the host's components do. Thread-safe.
 */
public final class EmbeddedFlow extends ServiceSupport {
  /** No HTTP calls, logins, webhooks, alerts, metrics: the host has its own ways to tell people. */
  static final List<String> ROUTES =
      List.of(
          "enqueue",
          "media",
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

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlow.class);
  private static final Duration AFTER_SEND = Duration.ofSeconds(10);

  private final CamelContext host;
  private final String name;
  private final QueuePlace place;
  private final Clock clock;
  private final Settings settings;
  private final RecipientParser recipients;
  private final CamelContext camel = new DefaultCamelContext(false);
  private final List<Runnable> eventListeners = new CopyOnWriteArrayList<>();
  private volatile boolean hostIsUp;
  private @Nullable Database database;
  private @Nullable HostTransaction transaction;
  private volatile @Nullable QueueIntake intake;

  /**
   * A flow that is not started yet.
   *
   * @param host whose properties {@code siakoberpa.…} it goes by, as the program goes by {@code
   *     application.properties}
   * @param name what is put behind the host's name to make that of its own context, which is seen
   *     in names of threads and in JMX
   * @param place where it keeps what is queued. A folder is made if missing; where the host's
   *     WhatsApp Web is a sandbox it is the folder {@code sandbox} in it, so that messages of tests
   *     never reach people
   * @throws StartException naming a property that makes no sense
   */
  public EmbeddedFlow(CamelContext host, String name, QueuePlace place) {
    this.host = host;
    this.name = name;
    this.place = place;
    this.clock = Clock.systemUTC();
    this.settings = settings(host, place.directory());
    this.recipients = new RecipientParser(settings.text("siakoberpa.numbers.default-country"));
  }

  /** Reads the numbers of recipients as this flow's properties say. */
  public RecipientParser recipients() {
    return recipients;
  }

  /** The context of its routes, for those who want to look at them. */
  public CamelContext camelContext() {
    return camel;
  }

  /**
   * Queues a message; the answer comes when it is on the disk, or is not to be. In a transaction of
   * the host's over the data source of the queue it comes at once, on the calling thread: the
   * message is queued when the host commits, and never was if it does not.
   */
  public CompletionStage<EnqueueResult> enqueue(NewMessage message) {
    QueueIntake to = intake;
    return to == null || !isRunAllowed()
        ? CompletableFuture.failedFuture(stopped())
        : to.enqueue(message);
  }

  /**
   * Keeps a file for a message, which must be queued soon after. Blocks; in a transaction of the
   * host's as above.
   *
   * @throws MediaException when it is not to be taken
   */
  public KeptMedia keep(MediaSource file) {
    QueueIntake to = intake;
    if (to == null || !isRunAllowed()) {
      throw stopped();
    }
    return to.keep(file);
  }

  private static IllegalStateException stopped() {
    return new IllegalStateException("The queue is stopped");
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

  @Override
  protected void doStart() throws Exception {
    QueueWiring.checkTimers(settings);
    Database opened = open();
    database = opened;
    try {
      configure();
      bind(opened);
      load();
      camel.start();
      intake = QueueIntake.of(camel, transaction);
      waitForHost();
    } catch (Exception e) {
      doStop();
      throw e;
    }
  }

  private Database open() {
    DataSource theirs = place.dataSource();
    if (theirs == null) {
      return Database.open(settings.dataFolder());
    }
    if (HostTransaction.isOpen(theirs)) {
      // Its own connections would wait for the end of that for ever.
      throw new IllegalStateException(
          "A queue cannot be opened within a transaction over its data source."
              + " Name whatsapp-queue in a route, which opens it when the context starts.");
    }
    Database opened = Database.ofHost(theirs, clock, this::stop);
    transaction = new HostTransaction(theirs, opened.writer());
    return opened;
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
    camel.getCamelContextExtension().setName(host.getName() + "-" + name);
    // What routes log is ours too, for those who filter a log by its names.
    camel.getGlobalOptions().put(Exchange.LOG_EIP_NAME, LOG.getName() + ".${routeId}");
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
    StorageWatch storage =
        camel.getRegistry().lookupByNameAndType("storageWatch", StorageWatch.class);
    MediaSettings media = queue.mediaSettings(mediaFolder(opened));
    MediaBeans.bind(
        camel.getRegistry(),
        media,
        media.writer(storage::refusesWork),
        (address, called) -> {
          throw new IllegalStateException("Hosts hand their files over, and name no addresses");
        },
        clock);
  }

  private Path mediaFolder(Database opened) {
    return place.directory() == null
        ? Path.of(opened.file() + "-media")
        : settings.dataFolder().resolve("media");
  }

  private void load() throws Exception {
    for (String name : ROUTES) {
      load(name + ".camel.yaml");
    }
    load("embedded/no-webhooks.yaml");
    if (transaction != null) {
      load("embedded/host-transaction.yaml");
    }
  }

  private void load(String file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("classpath:siakoberpa/routes/" + file));
  }

  private static Settings settings(CamelContext host, @Nullable Path directory) {
    Map<String, String> values = new TreeMap<>(SettingsReader.defaults());
    values.replaceAll((key, value) -> given(host, key).orElse(value));
    Path folder = (directory == null ? Path.of("") : directory).toAbsolutePath().normalize();
    values.put("siakoberpa.data", folder.toString());
    Settings settings = new Settings(folder, values, List.of());
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
        component.getMediaTimeout().toMillis() + "ms",
        "camel.component.whatsapp-web.media-max-size",
        String.valueOf(component.getMediaMaxSize()));
  }
}
