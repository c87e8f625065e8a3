package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a clean sandbox and fresh browser profiles with wa-js. Sandbox and browser are
 * started once for all classes, because starting them takes longer than most tests.
 */
final class Conformance implements AfterEachCallback, AfterAllCallback, ParameterResolver {

  /** What a test works with. One thread only. */
  static final class Tour implements AutoCloseable {

    private static final String NO_FAULTS =
        Arrays.stream(Fault.values())
            .map(fault -> "\"%s\":null".formatted(fault.field()))
            .collect(Collectors.joining(",", "{", "}"));

    private final Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    private final ControlDoor door = new ControlDoor(sandbox.url());
    private final WaJsBrowser browser = new WaJsBrowser();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private @Nullable WaJsPage shared;
    private boolean usesShared;
    private int seen;

    ControlDoor door() {
      return door;
    }

    /** A page that shows a QR. */
    WaJsPage unlinked(String session) {
      return WaJsPage.open(keep(browser.freshProfile()), sandbox, session).awaitQr();
    }

    /** A page at another sandbox. */
    WaJsPage unlinkedAt(Sandbox other) {
      return WaJsPage.open(keep(browser.freshProfile()), other, "default").awaitQr();
    }

    /** The phone, in a browser profile of its own. */
    Page phone() {
      Page phone = keep(browser.freshProfile()).newPage();
      phone.navigate(sandbox.url() + "sandbox/");
      return phone;
    }

    /** A page that is linked and usable. */
    WaJsPage linked(String session) {
      WaJsPage page = unlinked(session);
      door.post("/sandbox/scan", "{\"session\":\"%s\"}".formatted(session));
      return page.awaitMain();
    }

    /** A page in a profile on disk. */
    WaJsPage inProfile(Path directory, String session) {
      return WaJsPage.open(keep(browser.profileIn(directory)), sandbox, session);
    }

    /**
     * A linked page that the tests of a class share which do not mind what others did in it; they
     * use ids of their own and {@link #messages()}.
     */
    WaJsPage shared() {
      if (shared == null) {
        shared = WaJsPage.open(browser.freshProfile(), sandbox, "default").awaitQr();
        door.post("/sandbox/scan", "{}");
        shared.awaitMain();
      }
      usesShared = true;
      seen = door.messages().size();
      shared.listen();
      return shared;
    }

    /** What the oracle saw since this test asked for the shared page. */
    JsonNode messages() {
      return door.get("/sandbox/messages?since=" + seen).json();
    }

    private BrowserContext keep(BrowserContext context) {
      contexts.add(context);
      return context;
    }

    private void clean() {
      contexts.forEach(Tour::close);
      contexts.clear();
      if (usesShared) {
        usesShared = false;
        door.faults(NO_FAULTS);
        door.post("/sandbox/receipts", "{\"auto\":true,\"delayMs\":100}");
        return;
      }
      door.post("/sandbox/reset", "{}");
    }

    private void dropShared() {
      if (shared != null) {
        close(shared.page().context());
        shared = null;
        seen = 0;
      }
      door.post("/sandbox/reset", "{}");
    }

    private static void close(BrowserContext context) {
      try {
        context.close();
      } catch (PlaywrightException e) {
        // A page that was made to crash takes its context along.
      }
    }

    @Override
    public void close() {
      browser.close();
      sandbox.close();
    }
  }

  private static final Namespace NAMESPACE = Namespace.create(Conformance.class);

  @Override
  public void afterEach(ExtensionContext context) {
    tour(context).clean();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    tour(context).dropShared();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tour.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return tour(context);
  }

  private static Tour tour(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Tour.class, key -> new Tour(), Tour.class);
  }
}
