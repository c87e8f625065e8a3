package io.github.siakoberpa.doctor;

import io.github.siakoberpa.whatsappweb.session.BrowserTrial;
import java.util.Locale;
import java.util.function.Supplier;

/** Whether there is a browser, and whether it really starts. */
public final class BrowserCheck implements Check {
  private final Supplier<BrowserTrial.Result> trial;
  private final boolean installed;

  /**
   * The check.
   *
   * @param trial starts the browser
   * @param installed whether the program installs one by itself where there is none
   */
  public BrowserCheck(Supplier<BrowserTrial.Result> trial, boolean installed) {
    this.trial = trial;
    this.installed = installed;
  }

  @Override
  public String name() {
    return "browser";
  }

  @Override
  public Finding look() {
    BrowserTrial.Result result = trial.get();
    if (result instanceof BrowserTrial.Started started) {
      String version = started.version().isEmpty() ? "a browser" : started.version();
      return Finding.ok("%s starts (%s)".formatted(version, started.browser()));
    }
    if (result instanceof BrowserTrial.NotStarted failed) {
      return Finding.wrong(
          "%s does not start: %s".formatted(failed.browser(), failed.why()), advice(failed.why()));
    }
    return installed
        ? Finding.skipped("there is none; the program installs one with its first session")
        : Finding.wrong(
            "there is none",
            "Install Chrome, Chromium or Edge (on Debian: apt-get install chromium), or set"
                + " camel.component.whatsapp-web.browser-path.");
  }

  private static String advice(String why) {
    String text = why.toLowerCase(Locale.ROOT);
    if (text.contains("sandbox") || text.contains("namespace")) {
      return "Allow unprivileged user namespaces on this machine, or, in a container that forbids"
          + " them, set camel.component.whatsapp-web.browser-sandbox=false.";
    }
    if (text.contains("shared librar")) {
      return "Install what it lacks, or another browser (on Debian: apt-get install chromium).";
    }
    return "Try it by hand, or set camel.component.whatsapp-web.browser-path to another one.";
  }
}
