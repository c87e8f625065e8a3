package io.github.siakoberpa.whatsappweb.session;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a browser on a session's profile and opens WhatsApp Web in it. */
final class BrowserLauncher implements WebPage.Opener {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-first-run",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final String session;
  private final SessionSettings settings;
  private final BrowserSupply browsers;
  private final Workers workers;

  BrowserLauncher(
      String session, SessionSettings settings, BrowserSupply browsers, Workers workers) {
    this.session = session;
    this.settings = settings;
    this.browsers = browsers;
    this.workers = workers;
  }

  @Override
  public WebPage open(Profile profile, WebPage.Listener listener) {
    if (!settings.headless() && Display.missing(System.getProperty("os.name"), System.getenv())) {
      throw new SessionStartException("display_missing", null);
    }
    Path browser = browsers.browser(listener);
    listener.delayed(null);
    DriverFolder.use(settings.driverDirectory());
    BrowserProcesses processes = new BrowserProcesses(settings.deadlines().stop());
    CallWatch watch = new CallWatch(workers.deadlines(), processes::kill);
    PlaywrightPage page = new PlaywrightPage(settings.deadlines(), processes, watch, listener);
    listener.opening(page);
    try {
      watch.begin(settings.deadlines().start());
      page.use(processes.startDriver());
      page.use(launch(page.playwright(), browser, profile));
      processes.findBrowser();
      profile.record(processes.roots());
      load(page);
      watch.end();
      return page;
    } catch (RuntimeException e) {
      watch.end();
      page.close();
      throw e;
    }
  }

  private BrowserContext launch(Playwright playwright, Path browser, Profile profile) {
    BrowserType.LaunchPersistentContextOptions options =
        new BrowserType.LaunchPersistentContextOptions()
            .setExecutablePath(browser)
            .setHeadless(settings.headless())
            .setChromiumSandbox(settings.browserSandbox() && !isRoot())
            .setArtifactsDir(settings.sessionsDirectory().resolve(".artifacts"))
            .setEnv(environment(profile))
            .setHandleSIGINT(false)
            .setHandleSIGTERM(false)
            .setHandleSIGHUP(false)
            .setTimeout((double) settings.deadlines().start().toMillis());
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    if (settings.headless()) {
      browsers.userAgent(browser).ifPresent(agent -> asRegularChrome(options, arguments, agent));
    }
    options.setArgs(arguments);
    try {
      return playwright.chromium().launchPersistentContext(profile.folder(), options);
    } catch (PlaywrightException e) {
      LOG.warn("The browser {} did not start: {}", browser, cause(e));
      throw new SessionStartException("browser_failed", e);
    }
  }

  /**
   * Playwright's option reaches pages and workers; only the argument, the fetch of a worker's
   * script.
   */
  private static void asRegularChrome(
      BrowserType.LaunchPersistentContextOptions options, List<String> arguments, String agent) {
    options.setUserAgent(agent);
    arguments.add("--user-agent=" + agent);
  }

  private void load(PlaywrightPage page) {
    String address = settings.address(session);
    page.install(PageScripts.all(origin(settings.url()), settings.waJs(), settings.deadlines()));
    try {
      Response response =
          page.page()
              .navigate(
                  address,
                  new Page.NavigateOptions()
                      .setWaitUntil(WaitUntilState.DOMCONTENTLOADED)
                      .setTimeout((double) settings.deadlines().start().toMillis()));
      if (response != null && response.status() >= 400) {
        throw new SessionStartException("page_unreachable", null);
      }
    } catch (PlaywrightException e) {
      LOG.warn("Session {} cannot load {}: {}", session, settings.url(), cause(e));
      throw new SessionStartException("page_unreachable", e);
    }
  }

  /** Reports of crashes hold memory, messages included: they belong into the profile. */
  private static Map<String, String> environment(Profile profile) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("BREAKPAD_DUMP_LOCATION", profile.crashReports().toString());
    return environment;
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  /** Playwright wraps the cause into several lines, of which one begins with {@code message='}. */
  private static String cause(PlaywrightException e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("message='"))
        .map(line -> line.substring("message='".length()))
        .findFirst()
        .orElse(message);
  }

  /** Chromium's own sandbox does not work for root; Playwright would leave it off for everybody. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
