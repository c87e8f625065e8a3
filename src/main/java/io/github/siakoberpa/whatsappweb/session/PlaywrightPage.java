package io.github.siakoberpa.whatsappweb.session;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WhatsApp Web in a browser driven by Playwright. Confined to the session's thread, except {@link
 * #kill()}. Each call is watched: a page that hangs costs its browser, never the thread.
 */
final class PlaywrightPage implements WebPage {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final String LOOK = "() => window.siakoberpa ? siakoberpa.snapshot() : null";
  private static final String FILE_INPUT =
      "ticket => window.siakoberpa ? siakoberpa.fileInput(ticket) : null";
  private static final String RUN =
      "calls => window.siakoberpa ? (siakoberpa.run(calls), true) : false";

  private final Deadlines deadlines;
  private final BrowserProcesses processes;
  private final CallWatch watch;
  private final Listener listener;
  private @Nullable Playwright playwright;
  private @Nullable BrowserContext context;
  private @Nullable Page page;
  private boolean crashed;

  PlaywrightPage(
      Deadlines deadlines, BrowserProcesses processes, CallWatch watch, Listener listener) {
    this.deadlines = deadlines;
    this.processes = processes;
    this.watch = watch;
    this.listener = listener;
  }

  void use(Playwright started) {
    playwright = started;
  }

  void use(BrowserContext launched) {
    context = launched;
    page = launched.pages().isEmpty() ? launched.newPage() : launched.pages().get(0);
  }

  Playwright playwright() {
    return Objects.requireNonNull(playwright);
  }

  Page page() {
    return Objects.requireNonNull(page);
  }

  /** Puts the scripts into every document to come, and opens the way back out of it. */
  void install(String script) {
    BrowserContext opened = Objects.requireNonNull(context);
    opened.exposeBinding("siakoberpaPush", (source, events) -> pushed(events));
    opened.addInitScript(script);
    page().onCrash(gone -> crash());
    page().onDOMContentLoaded(document -> listener.navigated());
    page().onDialog(dialog -> dialog.dismiss());
  }

  /** Playwright would let the call that is under way wait for ever: only an exception ends it. */
  private void crash() {
    crashed = true;
    throw new PageLostException("page_lost");
  }

  private @Nullable Object pushed(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof List<?> events) {
        events.forEach(this::told);
      }
    }
    return null;
  }

  private void told(Object event) {
    if (event instanceof Map<?, ?> values) {
      if (values.get("ticket") instanceof Number ticket) {
        listener.answered(ticket.intValue(), values);
      } else if ("receipt".equals(values.get("event"))) {
        listener.receipt(values);
      } else if ("piece".equals(values.get("event"))) {
        listener.piece(values);
      } else if ("chat".equals(values.get("event"))) {
        listener.happened(values);
      } else {
        listener.changed();
      }
    }
  }

  @Override
  public PageSnapshot snapshot() {
    Object seen = watched(() -> page().evaluate(LOOK), null);
    return seen instanceof Map<?, ?> values ? PageSnapshot.of(values) : PageSnapshot.blank();
  }

  @Override
  public boolean start(List<Map<String, Object>> calls) {
    return Boolean.TRUE.equals(watched(() -> page().evaluate(RUN, calls), false));
  }

  /** The browser opens the file by itself, whatever its size. */
  @Override
  public boolean attach(int ticket, Path file) {
    return watched(
        () -> {
          JSHandle input = page().evaluateHandle(FILE_INPUT, ticket);
          ElementHandle element = input.asElement();
          if (element == null) {
            return false;
          }
          element.setInputFiles(file);
          element.dispose();
          return true;
        },
        false);
  }

  @Override
  public void listen(BooleanSupplier wake, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    watched(
        () -> {
          page()
              .waitForCondition(() -> wake.getAsBoolean() || crashed || System.nanoTime() >= until);
          return true;
        },
        true);
  }

  @Override
  public byte @Nullable [] screenshot() {
    return watched(() -> page().screenshot(), null);
  }

  /**
   * Garbage first: under load a page holds tens of megabytes of it, which are no reason to replace
   * a browser. The pause is that of one collection.
   */
  @Override
  public long memory() {
    watched(
        () -> {
          CDPSession tools = Objects.requireNonNull(context).newCDPSession(page());
          tools.send("HeapProfiler.collectGarbage");
          tools.detach();
          return true;
        },
        true);
    return processes.memory();
  }

  @Override
  public long heldMemory() {
    return processes.memory();
  }

  @Override
  public void kill() {
    processes.kill();
  }

  @Override
  public void close() {
    watch.begin(deadlines.stop());
    try {
      if (crashed || watch.overdue()) {
        // Nothing in there is worth a proper goodbye, which may take seconds.
        processes.kill();
      } else if (context != null) {
        context.close();
      }
      if (playwright != null) {
        playwright.close();
      }
    } catch (PlaywrightException | PageLostException e) {
      LOG.debug("The browser was gone before it was closed", e);
    } finally {
      watch.close();
      processes.end();
    }
  }

  /** A call that fails while the page still lives met a page between two documents. */
  private <T> T watched(Supplier<T> call, T otherwise) {
    watch.begin(deadlines.call());
    try {
      return call.get();
    } catch (PlaywrightException e) {
      if (watch.overdue()) {
        throw new PageLostException("page_hangs", e);
      }
      if (crashed || page().isClosed() || closed(e)) {
        throw new PageLostException("page_lost", e);
      }
      LOG.debug("The page did not answer", e);
      return otherwise;
    } finally {
      watch.end();
    }
  }

  private static boolean closed(PlaywrightException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("closed") || message.contains("crashed");
  }
}
