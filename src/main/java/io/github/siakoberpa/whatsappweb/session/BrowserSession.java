package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A session as its callers see it: hands everything to the session's thread and never waits for the
 * page. Thread-safe.
 */
final class BrowserSession implements WhatsAppWebSession {
  private static final Pattern PHONE = Pattern.compile("\\d{7,15}");
  private static final Pattern PERSON = Pattern.compile("\\d{5,20}@c\\.us");

  private final SessionParts parts;
  private final StatusBoard board;
  private final PageCalls calls;
  private final Sends sends;
  private final Directory directory;
  private final ChatEvents events;
  private @Nullable SessionRun run;
  private boolean retired;

  BrowserSession(SessionParts parts) {
    this.parts = parts;
    this.board = parts.board();
    this.calls = parts.calls();
    this.sends = new Sends(parts);
    this.directory = new Directory(parts);
    this.events = new ChatEvents(parts);
  }

  @Override
  public String name() {
    return parts.name();
  }

  @Override
  public SessionStatus status() {
    return board.status();
  }

  @Override
  public long browserMemory() {
    SessionRun running;
    synchronized (this) {
      running = run;
    }
    return running == null ? 0 : running.browserMemory();
  }

  @Override
  public List<StateChange> history() {
    return board.history();
  }

  @Override
  public void addListener(SessionListener listener) {
    board.addListener(listener);
  }

  @Override
  public void addReceiptListener(ReceiptListener listener) {
    parts.receipts().addListener(listener);
  }

  @Override
  public void addChatListener(ChatListener listener) {
    parts.chats().addListener(listener);
  }

  @Override
  public synchronized void start() {
    if (!retired) {
      SessionRun current = runningOrNew();
      // What a run that has just begun already shows is no advice that somebody followed.
      if (current.goingDown()) {
        run = new SessionRun(parts, current);
        run.begin();
      } else if (!current.begin()) {
        current.goOn();
      }
    }
  }

  synchronized boolean running() {
    return run != null && !run.ended();
  }

  /** Stops for good: a start that comes late must not open a browser that nobody would close. */
  void retire() {
    synchronized (this) {
      retired = true;
    }
    stop();
  }

  @Override
  public void stop() {
    SessionRun running;
    synchronized (this) {
      running = run;
      run = null;
    }
    if (running != null) {
      running.stop();
    }
    board.move(SessionState.STOPPED, "stopped_by_hand");
  }

  @Override
  public void remove() {
    stop();
    try (Profile profile = Profile.lock(parts.settings(), parts.name())) {
      profile.wipe();
      // Not every system deletes a file that is open.
      forgetChats();
      FileTree.delete(parts.settings().inbox(parts.name()));
      // Whoever was told of something meanwhile holds a file that is gone.
      forgetChats();
    } catch (IOException e) {
      throw new SessionException(parts.name(), "profile_not_removable");
    } catch (SessionStartException e) {
      throw new SessionException(parts.name(), e.code());
    }
  }

  private void forgetChats() {
    parts.sent().forget();
    parts.chats().removed();
  }

  @Override
  public synchronized CompletionStage<SessionStatus> reset() {
    return unlink(false);
  }

  @Override
  public synchronized CompletionStage<SessionStatus> logOut() {
    return unlink(true);
  }

  @Override
  public CompletionStage<String> pairingCode(String phone) {
    if (!PHONE.matcher(phone).matches()) {
      throw new IllegalArgumentException("The phone must be 7 to 15 digits with the country's");
    }
    if (status().state() != SessionState.SCAN_QR) {
      return refused("not_waiting_for_link");
    }
    return calls
        .submit(SessionRun.PAIRING, Map.of("phone", phone), parts.settings().deadlines().send())
        .thenApply(end -> Outcomes.ofPairing(parts.name(), end));
  }

  @Override
  public CompletionStage<byte[]> screenshot() {
    synchronized (this) {
      if (!running()) {
        return refused("session_stopped");
      }
    }
    return parts
        .screenshots()
        .want()
        .orTimeout(parts.settings().deadlines().send().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyAsync(
            error -> {
              throw new SessionException(parts.name(), "no_page");
            },
            parts.workers().completions());
  }

  @Override
  public CompletionStage<NumberCheck> checkNumber(String chatId) {
    if (!PERSON.matcher(chatId).matches()) {
      throw new IllegalArgumentException("The chat of a number is <digits>@c.us");
    }
    if (!status().ready()) {
      return refused("session_not_ready");
    }
    return calls
        .submit("checkNumber", Map.of("chat", chatId), parts.settings().deadlines().send())
        .thenApply(end -> Outcomes.ofNumberCheck(parts.name(), chatId, end));
  }

  private <T> CompletionStage<T> refused(String code) {
    return CompletableFuture.failedFuture(new SessionException(parts.name(), code));
  }

  @Override
  public CompletionStage<SendOutcome> send(
      MessageKey key, OutgoingMessage message, SendOptions options) {
    return sends.send(key, message, options);
  }

  @Override
  public CompletionStage<SendOutcome> resend(MessageKey key) {
    return sends.resend(key);
  }

  @Override
  public CompletionStage<LookUpResult> lookUp(MessageKey key) {
    if (!status().ready()) {
      return refused("session_not_ready");
    }
    return calls
        .submit("lookUp", Sends.words(key), parts.settings().deadlines().send())
        .thenApply(end -> Outcomes.ofLookUp(parts.name(), end));
  }

  @Override
  public CompletionStage<List<Receipt>> acks(List<MessageKey> keys) {
    if (!status().ready()) {
      return refused("session_not_ready");
    }
    List<Map<String, String>> messages = keys.stream().map(Sends::words).toList();
    return calls
        .submit("acks", Map.of("messages", messages), parts.settings().deadlines().send())
        .thenApply(end -> Outcomes.ofAcks(parts.name(), end));
  }

  @Override
  public CompletionStage<List<ChatFacts>> chats() {
    return directory.chats();
  }

  @Override
  public CompletionStage<ContactFacts> contact(String chatId) {
    return directory.contact(chatId);
  }

  @Override
  public CompletionStage<GroupFacts> group(String chatId) {
    return directory.group(chatId);
  }

  @Override
  public CompletionStage<FetchedMedia> media(String chatId, String messageId) {
    return directory.media(Map.of("chat", chatId, "id", messageId));
  }

  @Override
  public CompletionStage<FetchedMedia> media(String key) {
    return directory.media(Map.of("key", key));
  }

  @Override
  public CompletionStage<StoreLook> chatEventsSince(Instant since, Map<String, Instant> unread) {
    return events.since(since, unread);
  }

  @Override
  public CompletionStage<List<ChatEvent>> chatEvents(List<String> keys) {
    return events.named(keys);
  }

  private CompletionStage<SessionStatus> unlink(boolean forGood) {
    SessionRun current = runningOrNew();
    // Before it begins: a run that opened the page first would let sends in.
    CompletionStage<SessionStatus> done = current.unlink(forGood);
    current.begin();
    return done;
  }

  private SessionRun runningOrNew() {
    if (retired) {
      throw new SessionException(parts.name(), "session_stopped");
    }
    SessionRun current = run;
    if (current == null || current.ended()) {
      current = new SessionRun(parts, null);
      run = current;
    }
    return current;
  }
}
