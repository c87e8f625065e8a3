package io.github.siakoberpa.sandbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.github.siakoberpa.whatsappweb.session.BrowserForTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chromium with wa-js as npm has it. One thread only. */
final class WaJsBrowser implements AutoCloseable {

  private static final String WA_JS = "/whatsapp-web/wa-js/wppconnect-wa.js";
  static final String CONFIG =
      "window.WPPConfig = {disableGoogleAnalytics: true, linkPreviewApiServers: [], poweredBy: '-'};";

  private final Playwright playwright;
  private @Nullable Browser browser;

  WaJsBrowser() {
    BrowserForTests.useDriver();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** A profile in memory, apart from all others. */
  BrowserContext freshProfile() {
    return freshProfile(List.of(CONFIG, waJs()));
  }

  /** The same with other scripts than wa-js. */
  BrowserContext freshProfile(List<String> scripts) {
    if (browser == null) {
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(BrowserForTests.path())
                      .setArgs(arguments()));
    }
    return with(scripts, browser.newContext());
  }

  /** A profile on disk, in a browser of its own. */
  BrowserContext profileIn(Path directory) {
    return with(
        List.of(CONFIG, waJs()),
        playwright
            .chromium()
            .launchPersistentContext(
                directory,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(BrowserForTests.path())
                    .setArgs(arguments())));
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static BrowserContext with(List<String> scripts, BrowserContext context) {
    scripts.forEach(context::addInitScript);
    context.setDefaultTimeout(15_000);
    return context;
  }

  static String waJs() {
    try (InputStream in = WaJsBrowser.class.getResourceAsStream(WA_JS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments() {
    Stream<String> always =
        Stream.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run");
    boolean root = System.getProperty("user.name").equals("root");
    return Stream.concat(always, root ? Stream.of("--no-sandbox") : Stream.empty()).toList();
  }
}
