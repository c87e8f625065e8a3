package io.github.siakoberpa.whatsappweb.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** All sessions of one component, by name. Thread-safe. */
public final class Sessions implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Map<String, BrowserSession> byName = new ConcurrentHashMap<>();
  private final SessionSettings settings;
  private final Workers workers;
  private final SessionListener listener;
  private final ReceiptListener receipts;
  private final ChatListener chats;
  private final BrowserSupply browsers;

  /** Starts nothing yet; the listeners hear of all of them. */
  public Sessions(
      SessionSettings settings,
      Workers workers,
      SessionListener listener,
      ReceiptListener receipts,
      ChatListener chats) {
    this.listener = listener;
    this.receipts = receipts;
    this.chats = chats;
    this.settings = settings;
    this.workers = workers;
    this.browsers = new BrowserSupply(settings, workers.clock());
  }

  /**
   * The session of that name, made when it is first asked for.
   *
   * @throws IllegalArgumentException if the name is not 1 to 64 letters, digits, _ and -
   */
  public WhatsAppWebSession session(String name) {
    checkName(name);
    return byName.computeIfAbsent(name, this::make);
  }

  /** The sessions asked for so far. */
  public Collection<WhatsAppWebSession> all() {
    return List.copyOf(byName.values());
  }

  /** Refuses a name that could not be a folder's on every system. */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A session's name is 1 to 64 letters, digits, _ and -, not '" + name + "'");
    }
  }

  /** Stops all of them at once and waits for their browsers to be gone. */
  @Override
  public void close() {
    CompletableFuture<?>[] stops =
        byName.values().stream()
            .map(session -> CompletableFuture.runAsync(session::retire, workers.completions()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(stops).join();
  }

  private BrowserSession make(String name) {
    WebPage.Opener opener = new BrowserLauncher(name, settings, browsers, workers);
    BrowserSession session = new BrowserSession(SessionParts.of(name, settings, workers, opener));
    session.addListener(listener);
    session.addReceiptListener(receipts);
    session.addChatListener(chats);
    return session;
  }
}
