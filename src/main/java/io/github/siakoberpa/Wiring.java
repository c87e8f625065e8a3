package io.github.siakoberpa;

import io.github.siakoberpa.alerts.AlertBook;
import io.github.siakoberpa.alerts.AlertPost;
import io.github.siakoberpa.auth.AuditTrail;
import io.github.siakoberpa.auth.AuthBeans;
import io.github.siakoberpa.auth.AuthSettings;
import io.github.siakoberpa.auth.Credentials;
import io.github.siakoberpa.auth.SigningKeys;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.database.StorageWatch;
import io.github.siakoberpa.dispatch.SessionGate;
import io.github.siakoberpa.dispatch.WhatsAppWebTarget;
import io.github.siakoberpa.http.BrokerRows;
import io.github.siakoberpa.http.CallerAddress;
import io.github.siakoberpa.http.CallerLimit;
import io.github.siakoberpa.http.CallsWithoutErrorHandler;
import io.github.siakoberpa.http.FileRows;
import io.github.siakoberpa.http.HttpBeans;
import io.github.siakoberpa.http.HttpDoor;
import io.github.siakoberpa.http.HttpDoorSettings;
import io.github.siakoberpa.http.InboxAnswers;
import io.github.siakoberpa.http.MediaHttpBeans;
import io.github.siakoberpa.http.PaceHttpBeans;
import io.github.siakoberpa.http.ProcessorFigures;
import io.github.siakoberpa.http.SessionRequests;
import io.github.siakoberpa.inbound.InboxBeans;
import io.github.siakoberpa.inbound.InboxSettings;
import io.github.siakoberpa.management.ManagementDoor;
import io.github.siakoberpa.management.ManagementSettings;
import io.github.siakoberpa.management.Readiness;
import io.github.siakoberpa.media.MediaBeans;
import io.github.siakoberpa.media.MediaFetch;
import io.github.siakoberpa.media.MediaReceiver;
import io.github.siakoberpa.media.MediaSettings;
import io.github.siakoberpa.media.MediaWriter;
import io.github.siakoberpa.metrics.QueueGauges;
import io.github.siakoberpa.metrics.Scrape;
import io.github.siakoberpa.outbound.AddressGuard;
import io.github.siakoberpa.outbound.NameService;
import io.github.siakoberpa.outbound.OutboundClient;
import io.github.siakoberpa.queue.QueueConfig;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.Waits;
import io.github.siakoberpa.traces.OtlpTraces;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.main.SimpleMain;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Gives one Camel context everything that the routes look up. Used once, by the starting thread.
 */
final class Wiring {
  private static final String AUTH_KEY = "siakoberpa.auth.key";
  private static final String AUTH_KEY_FILE = "siakoberpa.auth.key-file";

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):");

  private final Settings settings;
  private final Clock clock;
  private final CamelContext context;
  private final QueueWiring queue;
  private final PrometheusRegistry series = new PrometheusRegistry();

  Wiring(Settings settings, Clock clock, CamelContext context) {
    this.settings = settings;
    this.clock = clock;
    this.context = context;
    this.queue = new QueueWiring(settings, clock, context);
  }

  /**
   * Camel's own start-up, which reads routes but looks nothing up yet.
   *
   * @param routes the patterns of their files
   */
  SimpleMain main(String routes) {
    context.getRegistry().bind("clock", clock);
    ParsedStatements.use(context);
    ((ModelCamelContext) context).addModelLifecycleStrategy(new CallsWithoutErrorHandler());
    return CamelDefaults.main(context, settings, routes);
  }

  void bindDatabase(Database database) {
    queue.bindDatabase(database);
  }

  HttpDoor door() throws Exception {
    HttpDoorSettings door = DoorSettings.http(settings);
    context.getRegistry().bind("callerLimit", new CallerLimit(door.callers().perMinute()));
    HttpDoor built = HttpDoor.build(context, door);
    // Whoever calls out of here shares its event loops.
    context.getRegistry().bind("vertx", built.vertx());
    return built;
  }

  /** The door of those who run the program; null = there is to be none. */
  @Nullable ManagementDoor management(HttpDoor door) {
    ManagementSettings management = DoorSettings.management(settings);
    return management == null
        ? null
        : ManagementDoor.open(
            door.vertx(),
            management,
            new Readiness(
                context,
                context.getRegistry().lookupByNameAndType("storageWatch", StorageWatch.class)),
            new Scrape(context, series));
  }

  void bindBeans() throws Exception {
    checkTarget();
    settings.oneOf("siakoberpa.log.format", "text", "json");
    bindWitnesses();
    SessionGate gate =
        new SessionGate(
            settings.text(Settings.DISPATCH_TO),
            new WhatsAppWebTarget(context, context),
            context::isStopping);
    queue.bind(gate, HttpDoor::currentLoop);
    QueueConfig config = queue.config();
    RecipientParser recipients =
        new RecipientParser(settings.text("siakoberpa.numbers.default-country"));
    Supplier<ProcessorFigures> figures =
        () ->
            new ProcessorFigures(
                queue.pace().atOnce("default"),
                config.interval().toMillis(),
                config.lease().toMillis());
    bindLogins();
    HttpBeans.bind(context.getRegistry(), recipients, figures, clock);
    HttpBeans.bindAccounts(context.getRegistry(), clock);
    HttpBeans.bindContract(context.getRegistry());
    Waits waits = new Waits(gate::isOpen, clock);
    HttpBeans.bindQueue(context.getRegistry(), recipients, config, waits, clock);
    HttpBeans.bindSessions(
        context.getRegistry(),
        recipients,
        new SessionRequests(
            Set.copyOf(settings.list("camel.component.whatsapp-web.sessions")),
            settings.duration("camel.component.whatsapp-web.start-stagger"),
            new SessionsHere(context, settings.sessionsFolder()),
            settings.number("siakoberpa.sessions.max", 1, 10_000)));
    PaceHttpBeans.bind(context.getRegistry(), recipients, clock);
    bindMedia(recipients);
    new IncomingWiring(settings, clock, context).bind();
    new EventWiring(settings, clock, context).bind();
    bindInbox(recipients);
    new BrokerWiring(settings, context).bind(new BrokerRows(recipients));
  }

  private void bindInbox(RecipientParser recipients) {
    InboxSettings inbox =
        new InboxSettings(
            settings.takesFiles(),
            settings.inboxFolder(),
            settings.duration("siakoberpa.inbox.interval"),
            settings.duration("siakoberpa.retention.inbox"));
    InboxBeans.bind(context, inbox, new FileRows(recipients, clock), recipients, clock);
    context.getRegistry().bind("inboxAnswers", new InboxAnswers());
  }

  private void bindMedia(RecipientParser recipients) {
    Registry registry = context.getRegistry();
    Vertx vertx = registry.lookupByNameAndType("vertx", Vertx.class);
    AddressGuard guard =
        new AddressGuard(settings.flag("siakoberpa.media.allow-private"), NameService.ofSystem());
    MediaSettings media = queue.mediaSettings(settings.dataFolder().resolve("media"));
    StorageWatch storage = registry.lookupByNameAndType("storageWatch", StorageWatch.class);
    MediaWriter writer = media.writer(storage::refusesWork);
    MediaReceiver receiver = new MediaReceiver(vertx, writer);
    registry.bind("mediaReceiver", receiver);
    MediaFetch fetch =
        new MediaFetch(
            new OutboundClient(vertx, guard, settings.duration("siakoberpa.media.fetch-timeout")),
            receiver);
    MediaBeans.bind(registry, media, writer, fetch::fetch, clock);
    MediaHttpBeans.bind(registry, recipients);
  }

  private void bindWitnesses() throws Exception {
    Registry registry = context.getRegistry();
    registry.bind("series", series);
    Optional<String> collector = settings.given("siakoberpa.traces.endpoint");
    if (collector.isPresent()) {
      OtlpTraces traces = new OtlpTraces(collector.get());
      context.addService(traces);
      registry.bind("traces", traces.traces());
    }
    StorageWatch storage = registry.lookupByNameAndType("storageWatch", StorageWatch.class);
    registry.bind("queueGauges", new QueueGauges(series, storage, clock));
    Duration stalled = settings.duration("siakoberpa.alerts.stalled-after");
    registry.bind("alertBook", new AlertBook(clock, stalled));
    registry.bind("alertPost", new AlertPost(settings.text("siakoberpa.alerts.secret")));
  }

  private void bindLogins() {
    AuthSettings auth =
        new AuthSettings(
            settings.duration("siakoberpa.auth.access-token-lifetime"),
            settings.duration("siakoberpa.auth.refresh-token-lifetime"),
            settings.number("siakoberpa.auth.password-cost", 4, 20));
    Credentials firstUser =
        new Credentials(
            settings.text("siakoberpa.admin.email"), settings.text("siakoberpa.admin.password"));
    SigningKeys keys = signingKeys();
    AuthBeans.bind(context.getRegistry(), keys, auth, firstUser, clock);
    CallerAddress address = new CallerAddress(settings.list("siakoberpa.http.trusted-proxies"));
    context.getRegistry().bind("auditTrail", new AuditTrail(clock, address));
  }

  private SigningKeys signingKeys() {
    String previous = settings.text("siakoberpa.auth.previous-keys");
    Optional<String> given = settings.given(AUTH_KEY);
    if (given.isPresent()) {
      return SigningKeys.of(given.get(), AUTH_KEY, previous);
    }
    if (settings.given(AUTH_KEY_FILE).isPresent()) {
      return SigningKeys.in(settings.path(AUTH_KEY_FILE), AUTH_KEY_FILE, previous);
    }
    return SigningKeys.inOrMade(
        settings.dataFolder().resolve("auth.key"), new SecureRandom(), AUTH_KEY_FILE, previous);
  }

  // Camel looks the target up with the first message, when nobody is watching any more.
  private void checkTarget() {
    String target = settings.text(Settings.DISPATCH_TO);
    Matcher scheme = SCHEME.matcher(target);
    if (!scheme.lookingAt() || context.getComponent(scheme.group(1)) == null) {
      throw StartException.senseless(
          Settings.DISPATCH_TO,
          "must be a Camel endpoint that is there, not '%s'.".formatted(target));
    }
  }
}
