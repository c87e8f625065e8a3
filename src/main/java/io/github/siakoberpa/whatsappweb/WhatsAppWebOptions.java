package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.Deadlines;
import io.github.siakoberpa.whatsappweb.session.Limits;
import io.github.siakoberpa.whatsappweb.session.SessionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * The options of the component: one field, one getter and one setter each, as Camel wants them. The
 * comment on a setter is what people read of the option.
 */
abstract class WhatsAppWebOptions extends HealthCheckComponent {
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

  @Metadata(label = "security", defaultValue = "true")
  private boolean browserSandbox = true;

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

  @Metadata(label = "advanced", defaultValue = "10m")
  private Duration syncTimeout = Duration.ofMinutes(10);

  @Metadata(label = "advanced", defaultValue = "30s")
  private Duration unlinkTimeout = Duration.ofSeconds(30);

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

  @Metadata(label = "producer", defaultValue = "100")
  private int mediaMaxSize = 100;

  @Metadata(label = "producer", defaultValue = "2m")
  private Duration mediaTimeout = Duration.ofMinutes(2);

  @Metadata(label = "advanced", autowired = true)
  private Clock clock = Clock.systemUTC();

  @Metadata(label = "health", defaultValue = "false")
  private boolean healthCheckReadiness;

  /** The names of the sessions that start with the component. */
  final List<String> names() {
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

  /** All of them, as the sessions want them. */
  final SessionSettings settings() {
    Path directory = Path.of(sessionsDirectory);
    return new SessionSettings(
        URI.create(url),
        directory,
        waJs == null ? null : Path.of(waJs),
        browserPath == null ? null : Path.of(browserPath),
        mayInstall(),
        headless,
        browserSandbox,
        driverDirectory == null ? directory.resolve(".driver") : Path.of(driverDirectory),
        new Deadlines(
            sendTimeout,
            askTimeout,
            callTimeout,
            startTimeout,
            modulesTimeout,
            syncTimeout,
            unlinkTimeout,
            stopTimeout,
            installTimeout,
            retryDelay,
            retryMaxDelay,
            pollInterval),
        new Limits(
            startAttempts,
            (long) memoryLimit << 20,
            memoryCheck,
            (long) mediaMaxSize << 20,
            mediaTimeout));
  }

  public WhatsAppWebConfiguration getConfiguration() {
    return configuration;
  }

  /** What endpoints have unless they say otherwise. */
  public void setConfiguration(WhatsAppWebConfiguration configuration) {
    this.configuration = configuration;
  }

  public @Nullable String getSessions() {
    return sessions;
  }

  /** The names of the sessions that start with the component, separated by commas. */
  public void setSessions(@Nullable String sessions) {
    this.sessions = sessions;
  }

  public String getUrl() {
    return url;
  }

  /** The page to open: WhatsApp Web, or a stand-in for it. */
  public void setUrl(String url) {
    this.url = url;
  }

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

  public @Nullable String getWaJs() {
    return waJs;
  }

  /** A file with another wa-js than the one in the jar, for when WhatsApp Web has changed. */
  public void setWaJs(@Nullable String waJs) {
    this.waJs = waJs;
  }

  public @Nullable String getBrowserPath() {
    return browserPath;
  }

  /** The Chrome, Chromium or Edge to use; without it an installed one is looked for. */
  public void setBrowserPath(@Nullable String browserPath) {
    this.browserPath = browserPath;
  }

  public String getBrowserInstall() {
    return browserInstall;
  }

  /** Whether a browser is installed when none is found: auto or never. */
  public void setBrowserInstall(String browserInstall) {
    this.browserInstall = browserInstall;
  }

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

  public boolean isBrowserSandbox() {
    return browserSandbox;
  }

  /**
   * Whether the browser keeps its pages in Chromium's own sandbox, which needs user namespaces. Set
   * it to false only inside a container that forbids them and shuts the browser in by itself; for
   * root there is none in any case.
   */
  public void setBrowserSandbox(boolean browserSandbox) {
    this.browserSandbox = browserSandbox;
  }

  public @Nullable String getDriverDirectory() {
    return driverDirectory;
  }

  /** Where Playwright's driver is unpacked once; .driver in the sessions' folder by default. */
  public void setDriverDirectory(@Nullable String driverDirectory) {
    this.driverDirectory = driverDirectory;
  }

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

  public Duration getCallTimeout() {
    return callTimeout;
  }

  /** After how long a page that does not answer counts as hung, and its browser is replaced. */
  public void setCallTimeout(Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  public Duration getStartTimeout() {
    return startTimeout;
  }

  /** How long a browser may take to open and WhatsApp Web to come up. */
  public void setStartTimeout(Duration startTimeout) {
    this.startTimeout = startTimeout;
  }

  public Duration getModulesTimeout() {
    return modulesTimeout;
  }

  /**
   * How long to wait for the modules of WhatsApp Web that are needed, before they count as missing.
   */
  public void setModulesTimeout(Duration modulesTimeout) {
    this.modulesTimeout = modulesTimeout;
  }

  public Duration getSyncTimeout() {
    return syncTimeout;
  }

  /**
   * How long a linked device may catch up before its browser is replaced; the first time on an
   * account with a long history takes minutes.
   */
  public void setSyncTimeout(Duration syncTimeout) {
    this.syncTimeout = syncTimeout;
  }

  public Duration getUnlinkTimeout() {
    return unlinkTimeout;
  }

  /**
   * How long RESET and LOG_OUT wait for an open page to tell the phone; after that the profile is
   * wiped all the same, and the result says that the phone still lists the device.
   */
  public void setUnlinkTimeout(Duration unlinkTimeout) {
    this.unlinkTimeout = unlinkTimeout;
  }

  public Duration getStopTimeout() {
    return stopTimeout;
  }

  /** How long a browser may take to close by itself before it is ended. */
  public void setStopTimeout(Duration stopTimeout) {
    this.stopTimeout = stopTimeout;
  }

  public Duration getInstallTimeout() {
    return installTimeout;
  }

  /** How long the installation of a browser may take. */
  public void setInstallTimeout(Duration installTimeout) {
    this.installTimeout = installTimeout;
  }

  public Duration getRetryDelay() {
    return retryDelay;
  }

  /** The wait before the first new attempt after a failure; it doubles with every further one. */
  public void setRetryDelay(Duration retryDelay) {
    this.retryDelay = retryDelay;
  }

  public Duration getRetryMaxDelay() {
    return retryMaxDelay;
  }

  /** The longest wait before a new attempt. */
  public void setRetryMaxDelay(Duration retryMaxDelay) {
    this.retryMaxDelay = retryMaxDelay;
  }

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

  public Duration getStartStagger() {
    return startStagger;
  }

  /** The time between the starts of the sessions that start with the component. */
  public void setStartStagger(Duration startStagger) {
    this.startStagger = startStagger;
  }

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

  public Duration getMemoryCheck() {
    return memoryCheck;
  }

  /** The time between two looks at the memory of a browser, and the least that a browser lives. */
  public void setMemoryCheck(Duration memoryCheck) {
    this.memoryCheck = memoryCheck;
  }

  public int getMediaMaxSize() {
    return mediaMaxSize;
  }

  /** The most megabytes that a file may have which is sent or fetched. WhatsApp has limits too. */
  public void setMediaMaxSize(int mediaMaxSize) {
    this.mediaMaxSize = mediaMaxSize;
  }

  public Duration getMediaTimeout() {
    return mediaTimeout;
  }

  /**
   * How long a message with a file may take to the ack of WhatsApp's server, or from it to here.
   */
  public void setMediaTimeout(Duration mediaTimeout) {
    this.mediaTimeout = mediaTimeout;
  }

  public Clock getClock() {
    return clock;
  }

  /** The clock, to be replaced in tests. */
  public void setClock(Clock clock) {
    this.clock = clock;
  }
}
