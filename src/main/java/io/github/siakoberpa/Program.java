package io.github.siakoberpa;

import io.github.siakoberpa.auth.FirstUser;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The application as a process runs it: perhaps with a sandbox, with its {@code run.json}, and with
 * some lines for whoever started it.
 */
final class Program implements AutoCloseable {
  static final String SANDBOX_PORT = "siakoberpa.sandbox.port";

  private final Application application;
  private final @Nullable Sandbox sandbox;
  private final RunFile runFile;

  private Program(Application application, @Nullable Sandbox sandbox, RunFile runFile) {
    this.application = application;
    this.sandbox = sandbox;
    this.runFile = runFile;
  }

  /**
   * Starts it.
   *
   * @throws StartException when that is impossible; nothing is left running then
   */
  static Program start(Settings settings, boolean withSandbox) {
    Sandbox sandbox = withSandbox ? startSandbox(settings) : null;
    Settings used =
        sandbox == null ? settings : settings.with(Map.of(Settings.URL, sandbox.url().toString()));
    Application application = null;
    try {
      application = Application.start(used);
      return new Program(application, sandbox, runFile(application, sandbox));
    } catch (RuntimeException e) {
      closeAll(application, sandbox);
      throw StartFailures.translated(e);
    }
  }

  /** What a person wants to know now. */
  List<String> report() {
    Settings settings = application.settings();
    List<String> lines = new ArrayList<>();
    lines.add("Siakoberpa is ready at " + url(application));
    lines.add("  data      " + settings.dataFolder().toAbsolutePath().normalize());
    lines.add("  sessions  " + settings.sessionsFolder().toAbsolutePath().normalize());
    if (sandbox != null) {
      lines.add("  sandbox   " + sandbox.url() + "sandbox/ is the phone: it scans and receives");
    } else if (!settings.reachesPeople()) {
      lines.add("  sandbox   " + settings.text(Settings.URL) + " stands in for WhatsApp");
    }
    lines.add("  calls     " + url(application) + "docs shows them all, and tries them");
    lines.addAll(firstUser());
    lines.add("  next      log in at POST /api/auth/login, then GET /api/whatsapp/qr and scan it");
    return lines;
  }

  @Override
  public void close() {
    runFile.close();
    closeAll(application, sandbox);
  }

  private List<String> firstUser() {
    FirstUser user = application.firstUser();
    if (user == null) {
      return List.of();
    }
    String password = user.madeUpPassword();
    return List.of(
        password == null
            ? "  user      " + user.email() + " was made, with the password that was set"
            : "  user      " + user.email() + ", password " + password + " (shown this once)");
  }

  static Sandbox startSandbox(Settings settings) {
    int port = settings.number(SANDBOX_PORT, 0, 65_535);
    try {
      return Sandbox.start(new SandboxOptions(SandboxOptions.DEFAULT_HOST, port));
    } catch (RuntimeException e) {
      StartException failure = StartFailures.translated(e);
      throw new StartException(failure.getMessage() + " The setting is " + SANDBOX_PORT + ".", e);
    }
  }

  private static RunFile runFile(Application application, @Nullable Sandbox sandbox) {
    return RunFile.write(
        application.settings().dataFolder(),
        application.port(),
        application.managementPort(),
        url(application),
        sandbox == null ? null : sandbox.url().toString(),
        Clock.systemUTC().instant());
  }

  private static String url(Application application) {
    String host = application.settings().text("camel.server.host");
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String shown = everywhere ? "127.0.0.1" : host;
    return "%s://%s:%d/"
        .formatted(
            DoorSettings.isTls(application.settings()) ? "https" : "http",
            shown.contains(":") ? "[" + shown + "]" : shown,
            application.port());
  }

  private static void closeAll(@Nullable Application application, @Nullable Sandbox sandbox) {
    if (application != null) {
      application.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
