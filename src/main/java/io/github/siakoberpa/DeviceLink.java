package io.github.siakoberpa;

import io.github.siakoberpa.cli.LinkRequest;
import io.github.siakoberpa.doctor.Instance;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import io.github.siakoberpa.whatsappweb.session.Sessions;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.apache.logging.log4j.LogManager;

/**
 * Links a device from the terminal: runs nothing but its session, in the folder where the
 * application will find it, and closes it cleanly. Used by one thread.
 */
final class DeviceLink {
  private final Settings settings;
  private final Clock clock;
  private final PrintStream out;

  DeviceLink(Settings settings, Clock clock, PrintStream out) {
    this.settings = settings;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Does it; returns when the device is linked.
   *
   * @throws StartException when it is not, with what to do
   */
  void make(LinkRequest request) {
    checkName(request.session());
    refuseWhileItRuns(request.withSandbox() ? settings.ofSandbox() : settings, request.session());
    try (Sandbox sandbox = request.withSandbox() ? Program.startSandbox(settings) : null) {
      if (sandbox != null) {
        out.println("The phone is at " + sandbox.url() + "sandbox/");
      }
      link(
          request,
          sandbox == null
              ? settings
              : settings.with(Map.of(Settings.URL, sandbox.url().toString())));
    }
  }

  private void link(LinkRequest request, Settings used) {
    CamelContext context = new DefaultCamelContext(false);
    Thread stop = new Thread(() -> stopped(context, request.session()), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      PrivateFolder.make(used.sessionsFolder());
      SimpleMain main = CamelDefaults.withoutRoutes(context, onlyOnDemand(used));
      main.init();
      main.start();
      WhatsAppWebComponent component =
          context.getComponent(WhatsAppWebConstants.SCHEME, WhatsAppWebComponent.class);
      new LinkWatch(component.session(request.session()), request, clock, out).untilLinked();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw StartFailures.translated(e);
    } finally {
      context.stop();
      forget(stop);
    }
  }

  /** Sessions that start by themselves would only take room here. */
  private static Settings onlyOnDemand(Settings used) {
    return used.with(Map.of("camel.component.whatsapp-web.sessions", ""));
  }

  private static void checkName(String session) {
    try {
      Sessions.checkName(session);
    } catch (IllegalArgumentException e) {
      throw new StartException(e.getMessage() + ".", e);
    }
  }

  private static void refuseWhileItRuns(Settings used, String session) {
    Optional<Instance> instance = RunFile.read(used.dataFolder());
    if (instance.isPresent() && (instance.get().alive() || instance.get().answers())) {
      throw new StartException(
          "The application runs (process %d), and only it may use its sessions. Ask it for the code: GET %sapi/whatsapp/qr?session=%s&format=text with your token. Or stop it, and do this again."
              .formatted(instance.get().pid(), instance.get().url(), session));
    }
  }

  /** Ctrl-C: the browser is closed before the process is gone. */
  private void stopped(CamelContext context, String session) {
    out.println("Stopped: session " + session + " is not linked.");
    context.stop();
    LogManager.shutdown();
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // It runs already: this is the end of the process.
    }
  }
}
