package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages without a browser: a test says what each look sees, and what becomes of the calls. Looks
 * and calls come on the session's thread, everything else on the test's.
 */
final class FakePages implements WebPage.Opener {
  static final Map<String, Object> QR =
      Map.of(
          "url", "http://127.0.0.1/",
          "ready", true,
          "socket", "UNPAIRED",
          "online", true,
          "qr", "2@ref,static,identity,secret,1");
  static final Map<String, Object> READY =
      Map.of(
          "url",
          "http://127.0.0.1/",
          "ready",
          true,
          "registered",
          true,
          "authenticated",
          true,
          "mode",
          "MAIN",
          "socket",
          "CONNECTED",
          "synced",
          true,
          "store",
          "store-1",
          "online",
          true);

  /** Every call that was handed to a page, without those that answer themselves. */
  final BlockingQueue<Map<String, Object>> calls = new LinkedBlockingQueue<>();

  /** Whether pages can open files. */
  volatile boolean takesFiles = true;

  /** The files that pages were given, by the ticket of their call. */
  final Map<Integer, Path> attached = new ConcurrentHashMap<>();

  /** Reasons why the next opens fail, first come first served. */
  final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

  /** What a page waits for when it is closed. */
  volatile CountDownLatch holdsClosing = new CountDownLatch(0);

  /** What the pages' browsers hold. */
  volatile long memory;

  /** Every page that was opened. */
  final List<FakePage> opened = new CopyOnWriteArrayList<>();

  private volatile Map<String, Object> seen = Map.of("url", "about:blank");
  private volatile @Nullable Map<String, Object> seenInNext;

  /** What looks see from now on. */
  void show(Map<String, Object> page) {
    seen = page;
    opened.forEach(open -> open.listener.changed());
  }

  /** The same, but no event tells of it. */
  void showUnheard(Map<String, Object> page) {
    seen = page;
  }

  /** What looks see once another page is opened. */
  void showInNext(Map<String, Object> page) {
    seenInNext = page;
  }

  /** The same with one thing different. */
  void show(Map<String, Object> page, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(page);
    changed.put(field, value);
    show(changed);
  }

  FakePage current() {
    return opened.get(opened.size() - 1);
  }

  @Override
  public WebPage open(Profile profile, WebPage.Listener listener) {
    String failure = failures.poll();
    if (failure != null) {
      throw new SessionStartException(failure, null);
    }
    Map<String, Object> next = seenInNext;
    if (next != null) {
      seen = next;
      seenInNext = null;
    }
    FakePage page = new FakePage(listener);
    opened.add(page);
    return page;
  }

  /** One of them. */
  final class FakePage implements WebPage {
    private final Listener listener;
    volatile boolean closed;
    private volatile String lost = "";

    private FakePage(Listener listener) {
      this.listener = listener;
    }

    /** The next call into the page finds it gone. */
    void lose(String code) {
      lost = code;
      listener.changed();
    }

    Listener listener() {
      return listener;
    }

    void answer(Map<String, Object> call, Map<String, Object> answer) {
      listener.answered((int) call.get("ticket"), answer);
    }

    @Override
    public PageSnapshot snapshot() {
      if (!lost.isEmpty()) {
        throw new PageLostException(lost);
      }
      return PageSnapshot.of(seen);
    }

    @Override
    public boolean start(List<Map<String, Object>> batch) {
      calls.addAll(batch);
      return true;
    }

    @Override
    public boolean attach(int ticket, Path file) {
      attached.put(ticket, file);
      return takesFiles;
    }

    @Override
    public void listen(BooleanSupplier wake, Duration atMost) {
      Alarm pause = new Alarm();
      long turns = Math.max(1, atMost.toMillis());
      for (long turn = 0; turn < turns && !wake.getAsBoolean(); turn++) {
        pause.sleep(Duration.ofMillis(1));
      }
    }

    @Override
    public byte[] screenshot() {
      return new byte[] {1};
    }

    @Override
    public long memory() {
      return memory;
    }

    @Override
    public void kill() {
      lost = "page_hangs";
    }

    @Override
    public void close() {
      try {
        holdsClosing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      closed = true;
    }
  }
}
