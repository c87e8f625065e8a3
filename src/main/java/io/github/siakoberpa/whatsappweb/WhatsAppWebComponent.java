package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.Deadlines;
import io.github.siakoberpa.whatsappweb.session.Limits;
import io.github.siakoberpa.whatsappweb.session.SessionSettings;
import io.github.siakoberpa.whatsappweb.session.Sessions;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import io.github.siakoberpa.whatsappweb.session.Workers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * Owns the sessions. Endpoints come and go, as Camel's caches please; a session lives from its
 * start to the stop of the component.
 *
 * <p>Longer than other classes because Camel's options are one field, one getter and one setter
 * each.
 */
@Component(WhatsAppWebConstants.SCHEME)
public class WhatsAppWebComponent extends HealthCheckComponent {
  @Metadata private WhatsAppWebConfiguration configuration = new WhatsAppWebConfiguration();
  @Metadata private @Nullable String sessions;

  @Metadata(defaultValue = "https://web.whatsapp.com/")
  private String url = "https://web.whatsapp.com/";

  @Metadata(defaultValue = "sessions")
  private String sessionsDirectory = "sessions";

  @Metadata private @Nullable String waJs;
  @Metadata private @Nullable String browserPath;

  @Metadata(defaultValue = "auto", enums = "auto,never")
  private String browserInstall = "auto";

  @Metadata(defaultValue = "true")
  private boolean headless = true;

  @Metadata private @Nullable String driverDirectory;

  @Metadata(label = "advanced", defaultValue = "30s")
  private Duration sendTimeout = Duration.ofSeconds(30);

  @Metadata(label = "advanced", defaultValue = "10s")
  private Duration askTimeout = Duration.ofSeconds(10);

  @Metadata(label = "advanced", defaultValue = "15s")
  private Duration callTimeout = Duration.ofSeconds(15);

  @Metadata(label = "advanced", defaultValue = "60s")
  private Duration startTimeout = Duration.ofSeconds(60);

  @Metadata(label = "advanced", defaultValue = "20s")
  private Duration modulesTimeout = Duration.ofSeconds(20);

  @Metadata(label = "advanced", defaultValue = "10s")
  private Duration stopTimeout = Duration.ofSeconds(10);

  @Metadata(label = "advanced", defaultValue = "10m")
  private Duration installTimeout = Duration.ofMinutes(10);

  @Metadata(label = "advanced", defaultValue = "1s")
  private Duration retryDelay = Duration.ofSeconds(1);

  @Metadata(label = "advanced", defaultValue = "60s")
  private Duration retryMaxDelay = Duration.ofSeconds(60);

  @Metadata(label = "advanced", defaultValue = "500ms")
  private Duration pollInterval = Duration.ofMillis(500);

  @Metadata(label = "advanced", defaultValue = "2s")
  private Duration startStagger = Duration.ofSeconds(2);

  @Metadata(label = "advanced", defaultValue = "10")
  private int startAttempts = 10;

  @Metadata(label = "advanced", defaultValue = "2048")
  private int memoryLimit = 2048;

  @Metadata(label = "advanced", defaultValue = "5m")
  private Duration memoryCheck = Duration.ofMinutes(5);

  @Metadata(label = "advanced", autowired = true)
  private Clock clock = Clock.systemUTC();

  @Metadata(label = "health", defaultValue = "false")
  private boolean healthCheckReadiness;

  private @Nullable Sessions running;
  private @Nullable SessionChecks checks;
  private @Nullable ExecutorService completions;
  private @Nullable ScheduledExecutorService deadlines;

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Sessions.checkName(remaining);
    WhatsAppWebConfiguration copy = configuration.copy();
    copy.setSessionName(remaining);
    WhatsAppWebEndpoint endpoint = new WhatsAppWebEndpoint(uri, this, copy);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /**
   * The session of that name; made, but not started, when it is first asked for.
   *
   * @throws IllegalArgumentException if the name is not 1 to 64 letters, digits, _ and -
   * @throws IllegalStateException if the component is not started
   */
  public WhatsAppWebSession session(String name) {
    Sessions all = running;
    if (all == null) {
      throw new IllegalStateException("The component whatsapp-web is not started");
    }
    WhatsAppWebSession session = all.session(name);
    SessionChecks known = checks;
    if (known != null) {
      known.add(session);
    }
    return session;
  }

  Executor completions() {
    return Objects.requireNonNull(completions);
  }

  /** The sessions asked for so far. */
  public List<WhatsAppWebSession> sessions() {
    Sessions all = running;
    return all == null ? List.of() : List.copyOf(all.all());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
    completions = threads.newCachedThreadPool(this, "whatsapp-web");
    deadlines = newDeadlines(threads);
    Workers workers =
        new Workers(
            body -> threads.newThread("whatsapp-web-session", body), deadlines, completions, clock);
    running = new Sessions(settings(), workers);
    if (isHealthCheckProducerEnabled()) {
      checks = new SessionChecks(getCamelContext(), healthCheckReadiness);
    }
    startConfigured();
  }

  /**
   * Camel's own scheduled pools refuse more than a thousand tasks, and every send has a deadline.
   */
  private static ScheduledExecutorService newDeadlines(ExecutorServiceManager threads) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            1, body -> threads.newThread("whatsapp-web-deadlines", body));
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  @Override
  protected void doStop() throws Exception {
    Sessions all = running;
    running = null;
    if (checks != null) {
      checks.close();
      checks = null;
    }
    if (all != null) {
      all.close();
    }
    // A context that fails to start stops components that were never started.
    if (completions != null && deadlines != null) {
      getCamelContext().getExecutorServiceManager().shutdownGraceful(completions);
      deadlines.shutdownNow();
    }
    super.doStop();
  }

  /** One after the other: several browsers that start at once slow each other down. */
  private void startConfigured() {
    long delay = 0;
    for (String name : names()) {
      WhatsAppWebSession session = session(name);
      CompletableFuture.delayedExecutor(
              delay, TimeUnit.MILLISECONDS, Objects.requireNonNull(completions))
          .execute(session::start);
      delay += startStagger.toMillis();
    }
  }

  private List<String> names() {
    return Stream.of(sessions == null ? new String[0] : sessions.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private boolean mayInstall() {
    return switch (browserInstall) {
      case "auto" -> true;
      case "never" -> false;
      default ->
          throw new IllegalArgumentException(
              "browserInstall must be auto or never, not " + browserInstall);
    };
  }

  private SessionSettings settings() {
    Path directory = Path.of(sessionsDirectory);
    return new SessionSettings(
        URI.create(url),
        directory,
        waJs == null ? null : Path.of(waJs),
        browserPath == null ? null : Path.of(browserPath),
        mayInstall(),
        headless,
        driverDirectory == null ? directory.resolve(".driver") : Path.of(driverDirectory),
        new Deadlines(
            sendTimeout,
            askTimeout,
            callTimeout,
            startTimeout,
            modulesTimeout,
            stopTimeout,
            installTimeout,
            retryDelay,
            retryMaxDelay,
            pollInterval),
        new Limits(startAttempts, (long) memoryLimit << 20, memoryCheck));
  }

  /** What endpoints have unless they say otherwise. */
  public WhatsAppWebConfiguration getConfiguration() {
    return configuration;
  }

  /** What endpoints have unless they say otherwise. */
  public void setConfiguration(WhatsAppWebConfiguration configuration) {
    this.configuration = configuration;
  }

  /** The sessions that start with the component. */
  public @Nullable String getSessions() {
    return sessions;
  }

  /** The names of the sessions that start with the component, separated by commas. */
  public void setSessions(@Nullable String sessions) {
    this.sessions = sessions;
  }

  /** The page to open. */
  public String getUrl() {
    return url;
  }

  /** The page to open: WhatsApp Web, or a stand-in for it. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** Where sessions are kept. */
  public String getSessionsDirectory() {
    return sessionsDirectory;
  }

  /**
   * The folder that holds one folder for each session: the browser's profile, with the keys that
   * make it a linked device.
   */
  public void setSessionsDirectory(String sessionsDirectory) {
    this.sessionsDirectory = sessionsDirectory;
  }

  /** The replacement for wa-js. */
  public @Nullable String getWaJs() {
    return waJs;
  }

  /** A file with another wa-js than the one in the jar, for when WhatsApp Web has changed. */
  public void setWaJs(@Nullable String waJs) {
    this.waJs = waJs;
  }

  /** The browser to use. */
  public @Nullable String getBrowserPath() {
    return browserPath;
  }

  /** The Chrome, Chromium or Edge to use; without it an installed one is looked for. */
  public void setBrowserPath(@Nullable String browserPath) {
    this.browserPath = browserPath;
  }

  /** Whether a browser may be installed. */
  public String getBrowserInstall() {
    return browserInstall;
  }

  /** Whether a browser is installed when none is found: auto or never. */
  public void setBrowserInstall(String browserInstall) {
    this.browserInstall = browserInstall;
  }

  /** Whether the browser has no window. */
  public boolean isHeadless() {
    return headless;
  }

  /**
   * Whether the browser has no window. With false, and a display, a person sees the page and can
   * help it: where WhatsApp asks for a passkey, stop the host, start it once with false on the same
   * sessions' folder, link the device in the window, and start it again with true.
   */
  public void setHeadless(boolean headless) {
    this.headless = headless;
  }

  /** Where Playwright's driver is unpacked. */
  public @Nullable String getDriverDirectory() {
    return driverDirectory;
  }

  /** Where Playwright's driver is unpacked once; .driver in the sessions' folder by default. */
  public void setDriverDirectory(@Nullable String driverDirectory) {
    this.driverDirectory = driverDirectory;
  }

  /**
   * How long a send may take from the call to the ack of WhatsApp's server; after that its outcome
   * is unknown.
   */
  public Duration getSendTimeout() {
    return sendTimeout;
  }

  /**
   * How long a send may take from the call to the ack of WhatsApp's server; after that its outcome
   * is unknown.
   */
  public void setSendTimeout(Duration sendTimeout) {
    this.sendTimeout = sendTimeout;
  }

  /**
   * How long one question to WhatsApp inside a call may take: the number check, the chat, the
   * store.
   */
  public Duration getAskTimeout() {
    return askTimeout;
  }

  /**
   * How long one question to WhatsApp inside a call may take: the number check, the chat, the
   * store.
   */
  public void setAskTimeout(Duration askTimeout) {
    this.askTimeout = askTimeout;
  }

  /** After how long a page that does not answer counts as hung, and its browser is replaced. */
  public Duration getCallTimeout() {
    return callTimeout;
  }

  /** After how long a page that does not answer counts as hung, and its browser is replaced. */
  public void setCallTimeout(Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  /** How long a browser may take to open and WhatsApp Web to come up. */
  public Duration getStartTimeout() {
    return startTimeout;
  }

  /** How long a browser may take to open and WhatsApp Web to come up. */
  public void setStartTimeout(Duration startTimeout) {
    this.startTimeout = startTimeout;
  }

  /**
   * How long to wait for the modules of WhatsApp Web that are needed, before they count as missing.
   */
  public Duration getModulesTimeout() {
    return modulesTimeout;
  }

  /**
   * How long to wait for the modules of WhatsApp Web that are needed, before they count as missing.
   */
  public void setModulesTimeout(Duration modulesTimeout) {
    this.modulesTimeout = modulesTimeout;
  }

  /** How long a browser may take to close by itself before it is ended. */
  public Duration getStopTimeout() {
    return stopTimeout;
  }

  /** How long a browser may take to close by itself before it is ended. */
  public void setStopTimeout(Duration stopTimeout) {
    this.stopTimeout = stopTimeout;
  }

  /** How long the installation of a browser may take. */
  public Duration getInstallTimeout() {
    return installTimeout;
  }

  /** How long the installation of a browser may take. */
  public void setInstallTimeout(Duration installTimeout) {
    this.installTimeout = installTimeout;
  }

  /** The wait before the first new attempt after a failure; it doubles with every further one. */
  public Duration getRetryDelay() {
    return retryDelay;
  }

  /** The wait before the first new attempt after a failure; it doubles with every further one. */
  public void setRetryDelay(Duration retryDelay) {
    this.retryDelay = retryDelay;
  }

  /** The longest wait before a new attempt. */
  public Duration getRetryMaxDelay() {
    return retryMaxDelay;
  }

  /** The longest wait before a new attempt. */
  public void setRetryMaxDelay(Duration retryMaxDelay) {
    this.retryMaxDelay = retryMaxDelay;
  }

  /**
   * The time between two looks at the state of the page; changes that the page tells of are seen at
   * once.
   */
  public Duration getPollInterval() {
    return pollInterval;
  }

  /**
   * The time between two looks at the state of the page; changes that the page tells of are seen at
   * once.
   */
  public void setPollInterval(Duration pollInterval) {
    this.pollInterval = pollInterval;
  }

  /** The time between the starts of the sessions that start with the component. */
  public Duration getStartStagger() {
    return startStagger;
  }

  /** The time between the starts of the sessions that start with the component. */
  public void setStartStagger(Duration startStagger) {
    this.startStagger = startStagger;
  }

  /** Whether sessions are part of the host's readiness. */
  public boolean isHealthCheckReadiness() {
    return healthCheckReadiness;
  }

  /**
   * Whether a session that is not READY makes the host's health checks fail; without it they tell
   * where each session stands and stay up.
   */
  public void setHealthCheckReadiness(boolean healthCheckReadiness) {
    this.healthCheckReadiness = healthCheckReadiness;
  }

  /** How often in a row a session may fail to come up. */
  public int getStartAttempts() {
    return startAttempts;
  }

  /**
   * How often in a row a session may fail to come up before it stays FAILED until somebody starts
   * it; 0 for no limit. A page that cannot be reached, a browser that is missing and a profile in
   * use are waited for without limit.
   */
  public void setStartAttempts(int startAttempts) {
    this.startAttempts = startAttempts;
  }

  /** The megabytes that a browser may hold. */
  public int getMemoryLimit() {
    return memoryLimit;
  }

  /**
   * The megabytes that a browser with its processes may hold before it is replaced, as soon as no
   * call is under way; 0 for no limit. Without effect where the system has no /proc.
   */
  public void setMemoryLimit(int memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /** The time between two looks at the memory of a browser. */
  public Duration getMemoryCheck() {
    return memoryCheck;
  }

  /** The time between two looks at the memory of a browser, and the least that a browser lives. */
  public void setMemoryCheck(Duration memoryCheck) {
    this.memoryCheck = memoryCheck;
  }

  /** The clock. */
  public Clock getClock() {
    return clock;
  }

  /** The clock, to be replaced in tests. */
  public void setClock(Clock clock) {
    this.clock = clock;
  }
}
