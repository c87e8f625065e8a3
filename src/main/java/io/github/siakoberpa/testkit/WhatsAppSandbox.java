package io.github.siakoberpa.testkit;

import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit 5 extension that plays WhatsApp for the tests of a class: a sandbox on a free port, with
 * a folder for sessions, phones that write to you, and a record of what you sent. It forgets all
 * but the links before each test; after the last it ends browsers that are left and removes the
 * folder.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final WhatsAppSandbox whatsApp = new WhatsAppSandbox().linkingByItself();
 * }</pre>
 *
 * <p>It runs from the first use of {@link #url()} on. One thread only, but for what {@link #sent()}
 * and phones do.
 */
public final class WhatsAppSandbox
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterAllCallback,
        ParameterResolver,
        AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private boolean linkingByItself;
  private int classes;
  private @Nullable Running running;

  /** Everything that is there between start and end. */
  private record Running(Sandbox sandbox, SandboxDoor door, SessionsFolder folder) {}

  /** A sandbox that starts when it is first used. */
  public WhatsAppSandbox() {}

  /** Every session is linked as soon as it shows a QR code, to a phone of its own. */
  public WhatsAppSandbox linkingByItself() {
    linkingByItself = true;
    if (running != null) {
      scanAll(running.door());
    }
    return this;
  }

  /** The value of {@code camel.component.whatsapp-web.url}. */
  public String url() {
    return running().sandbox().url().toString();
  }

  /** Where a person looks at it while a test stands at a breakpoint. */
  public String phonePage() {
    return url() + "sandbox/";
  }

  /** The value of {@code camel.component.whatsapp-web.sessions-directory}. */
  public Path sessionsDirectory() {
    return running().folder().path();
  }

  /**
   * The value of {@code camel.component.whatsapp-web.driver-directory}: a folder in the home of the
   * user, so that 140 MB need not be unpacked for each class.
   */
  public Path driverDirectory() {
    return Path.of(System.getProperty("user.home"), ".cache", "siakoberpa", "driver");
  }

  /** All of them, for whatever takes properties: camel-main, Spring Boot, Quarkus. */
  public Map<String, String> properties() {
    return Map.of(
        "camel.component.whatsapp-web.url", url(),
        "camel.component.whatsapp-web.sessions-directory", sessionsDirectory().toString(),
        "camel.component.whatsapp-web.driver-directory", driverDirectory().toString());
  }

  /** Waits until a session shows its QR code, and scans that with a phone of its own. */
  public void link(String session) {
    door().post("scan", Map.of("session", session, "waitMs", PATIENCE.toMillis()));
  }

  /**
   * The same with the phone of this number. Two sessions with one number are two devices of one
   * account.
   */
  public void link(String session, String number) {
    door().post("scan", Map.of("session", session, "phone", number, "waitMs", PATIENCE.toMillis()));
  }

  /** Somebody who writes to us. */
  public SandboxPhone phone(String number) {
    return SandboxPhone.of(door(), number);
  }

  /** Our own phone, in the chat with this number: what it writes is from us. */
  public SandboxPhone ourPhoneWith(String number) {
    return SandboxPhone.ours(door(), number);
  }

  /** What was sent to others, in order. */
  public SentMessages sent() {
    return new SentMessages(door());
  }

  /** Sets what goes wrong. */
  public SandboxFaults faults() {
    return new SandboxFaults(door());
  }

  /** Receipts come by themselves, as they do until told otherwise, or only by hand. */
  public void receiptsByThemselves(boolean automatic) {
    door().post("receipts", Map.of("auto", automatic));
  }

  /** Forgets messages, files and faults, and keeps the links. */
  public void reset() {
    door().post("reset", Map.of("keepLinks", true));
    if (linkingByItself) {
      scanAll(door());
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    classes++;
    running();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  /** Also called for classes within the class, which must not end what their class still needs. */
  @Override
  public void afterAll(ExtensionContext context) {
    classes--;
    if (classes == 0) {
      close();
    }
  }

  /** Ends what JUnit does not: for a sandbox that is no extension. */
  @Override
  public void close() {
    if (running != null) {
      running.folder().remove();
      running.sandbox().close();
      running = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WhatsAppSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return this;
  }

  private SandboxDoor door() {
    return running().door();
  }

  private Running running() {
    if (running == null) {
      Sandbox sandbox = Sandbox.start(new SandboxOptions(SandboxOptions.DEFAULT_HOST, 0));
      running = new Running(sandbox, new SandboxDoor(sandbox.url()), SessionsFolder.make());
      if (linkingByItself) {
        scanAll(running.door());
      }
    }
    return running;
  }

  private static void scanAll(SandboxDoor door) {
    door.post("scan", Map.of("auto", true));
  }
}
