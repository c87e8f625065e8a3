package io.github.siakoberpa;

import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.DatabaseBeans;
import io.github.siakoberpa.database.SqliteTransactions;
import io.github.siakoberpa.dispatch.QueueBeans;
import io.github.siakoberpa.dispatch.SessionGate;
import io.github.siakoberpa.events.EventBeans;
import io.github.siakoberpa.events.EventRetention;
import io.github.siakoberpa.media.MediaLimits;
import io.github.siakoberpa.media.MediaSettings;
import io.github.siakoberpa.queue.Pace;
import io.github.siakoberpa.queue.PaceKey;
import io.github.siakoberpa.queue.QueueConfig;
import io.github.siakoberpa.queue.QueueSettings;
import io.github.siakoberpa.queue.Retention;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Gives one Camel context what the routes of the queue look up, from enqueue to the receipts: those
 * of the application, and those that a host has embedded. Used once, by the starting thread.
 */
final class QueueWiring {
  private static final String LEASE = "siakoberpa.dispatch.lease";
  private static final String UNTAKEN = "siakoberpa.retention.events-untaken";
  private static final String MEDIA_SIZE = "siakoberpa.media.max-size";
  private static final String RETRY_DELAYS = "siakoberpa.dispatch.retry-delays";

  private final Settings settings;
  private final Clock clock;
  private final CamelContext context;
  private @Nullable QueueConfig config;
  private @Nullable Pace pace;

  QueueWiring(Settings settings, Clock clock, CamelContext context) {
    this.settings = settings;
    this.clock = clock;
    this.context = context;
  }

  void bindDatabase(Database database) {
    bindDatabase(context, database);
    DatabaseBeans.bind(
        context.getRegistry(), database, clock, settings.size("siakoberpa.disk.min-free"));
  }

  /** What statements and transactions of routes need. */
  static void bindDatabase(CamelContext context, Database database) {
    context.getRegistry().bind("writer", database.writer());
    context.getRegistry().bind("reader", database.reader());
    context.getComponent("sql", SqlComponent.class).setDataSource(database.writer());
    SqliteTransactions transactions = new SqliteTransactions(database.writer());
    SpringTransactionPolicy policy = new SpringTransactionPolicy();
    policy.setTransactionManager(transactions);
    context.getRegistry().bind("transactionManager", transactions);
    context.getRegistry().bind("transactionPolicy", policy);
  }

  /**
   * Everything else.
   *
   * @param origin where an exchange goes on that waited for a commit; see {@link QueueBeans#bind}
   */
  void bind(SessionGate gate, Supplier<@Nullable Executor> origin) throws Exception {
    QueueConfig queueConfig = queueConfig();
    Pace queuePace = pace(queueConfig);
    config = queueConfig;
    pace = queuePace;
    QueueBeans.bind(context, clock, queueSettings(settings), queueConfig, queuePace, gate, origin);
    context.getRegistry().bind("retention", retention());
    EventBeans.bind(context, clock, settings.flag("siakoberpa.events"), eventRetention());
  }

  /** Once it is bound. */
  QueueConfig config() {
    return bound(config);
  }

  /** Once it is bound. */
  Pace pace() {
    return bound(pace);
  }

  private static <T> T bound(@Nullable T bean) {
    if (bean == null) {
      throw new IllegalStateException("The queue is not bound yet");
    }
    return bean;
  }

  /** Camel takes any text for a period and then does what it likes. */
  static void checkTimers(Settings settings) {
    settings.duration("siakoberpa.dispatch.interval");
    settings.duration("siakoberpa.recovery.interval");
    settings.duration("siakoberpa.statistics.interval");
    if (!settings.text(RETRY_DELAYS).matches("\\s*\\d+[smh]\\s*(,\\s*\\d+[smh]\\s*)*")) {
      throw StartException.senseless(
          RETRY_DELAYS,
          "must be durations such as 5s,30s,2m, not '%s'.".formatted(settings.text(RETRY_DELAYS)));
    }
  }

  static QueueSettings queueSettings(Settings settings) {
    return new QueueSettings(
        settings.duration("siakoberpa.dispatch.look-up-interval"),
        settings.duration("siakoberpa.dispatch.uncertain-hold"),
        settings.number("siakoberpa.queue.max-open", 1, Integer.MAX_VALUE),
        settings.number("siakoberpa.queue.max-open-per-session", 1, Integer.MAX_VALUE),
        settings.number("siakoberpa.queue.max-open-per-chat", 1, Integer.MAX_VALUE));
  }

  /** How the files of messages are kept in that folder. */
  MediaSettings mediaSettings(Path folder) {
    return new MediaSettings(
        folder, mediaLimits(), settings.duration("siakoberpa.retention.media"));
  }

  private MediaLimits mediaLimits() {
    long size = settings.size(MEDIA_SIZE);
    int most = settings.number("camel.component.whatsapp-web.media-max-size", 1, 1 << 20);
    if (size > (long) most << 20) {
      throw StartException.senseless(
          MEDIA_SIZE,
          "must not be more than the %d MB of camel.component.whatsapp-web.media-max-size."
              .formatted(most));
    }
    return new MediaLimits(size, settings.list("siakoberpa.media.types"));
  }

  private Retention retention() {
    return new Retention(
        clock,
        settings.duration("siakoberpa.retention.sent"),
        settings.duration("siakoberpa.retention.failed"),
        settings.duration("siakoberpa.retention.idempotency-keys"),
        settings.duration("siakoberpa.retention.audit"));
  }

  private EventRetention eventRetention() {
    Duration taken = settings.duration("siakoberpa.retention.events");
    Duration untaken = settings.duration(UNTAKEN);
    if (untaken.compareTo(taken) < 0) {
      throw StartException.senseless(UNTAKEN, "must not be less than siakoberpa.retention.events.");
    }
    return new EventRetention(clock, taken, untaken);
  }

  // A try that is still going on must not count as lost.
  private void checkLease() {
    Duration longest =
        settings
            .duration("camel.component.whatsapp-web.send-timeout")
            .plus(settings.duration("camel.component.whatsapp-web.media-timeout"))
            .plus(settings.duration(PaceKey.TYPING_MAX.property()));
    if (settings.dispatchesToWhatsAppWeb() && settings.duration(LEASE).compareTo(longest) <= 0) {
      throw StartException.senseless(
          LEASE,
          "must be longer than send-timeout, media-timeout and the longest typing together (%d s)."
              .formatted(longest.toSeconds()));
    }
  }

  private QueueConfig queueConfig() {
    checkLease();
    return new QueueConfig(
        settings.number("siakoberpa.dispatch.concurrency", 1, 64),
        settings.duration("siakoberpa.dispatch.interval"),
        settings.duration(LEASE));
  }

  private Pace pace(QueueConfig queueConfig) {
    Map<PaceKey, String> defaults = new EnumMap<>(PaceKey.class);
    for (PaceKey key : PaceKey.values()) {
      defaults.put(key, settings.text(key.property()));
    }
    defaults.put(PaceKey.MODE, paceMode());
    return new Pace(defaults, queueConfig::concurrency, clock, new SecureRandom());
  }

  private String paceMode() {
    String mode = settings.oneOf(PaceKey.MODE.property(), "auto", "polite", "off");
    boolean people = settings.reachesPeople() && settings.dispatchesToWhatsAppWeb();
    return !mode.equals("auto") ? mode : people ? "polite" : "off";
  }
}
