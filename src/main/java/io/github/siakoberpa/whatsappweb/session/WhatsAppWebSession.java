package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * One linked device of one WhatsApp account. Thread-safe; no method waits for the browser but
 * {@link #stop()} and {@link #remove()}, and stages complete on a worker thread, never on the
 * session's own.
 */
public interface WhatsAppWebSession {
  /** The name, which is the name of its folder too. */
  String name();

  /** What is known now; never blocks. */
  SessionStatus status();

  /**
   * The bytes of memory that its browser holds now; 0 while none runs, or where the system does not
   * tell. Asks the system, which takes a moment.
   */
  default long browserMemory() {
    return 0;
  }

  /** The last twenty changes of its state or reason, oldest first; never blocks for long. */
  List<StateChange> history();

  /**
   * Starts it unless it runs already; returns at once, the status tells what follows. One that
   * waits after a failure tries again now, and one in CONFLICT or PASSKEY_REQUIRED opens its page
   * anew.
   */
  void start();

  /** Closes the browser and waits until it is gone; the log-in stays on disk. */
  void stop();

  /**
   * Closes the browser, waits until it is gone and deletes the profile, and what was written down
   * of the chats; the phone is not told. The session can be started again, as one that was never
   * linked.
   *
   * @throws SessionException {@code profile_in_use} or another code when the profile cannot be
   *     deleted
   */
  void remove();

  /**
   * Unlinks the device, wipes its profile and starts afresh; completes, as STARTING, once the
   * profile is gone. Tells the phone as {@link #logOut()} does.
   */
  CompletionStage<SessionStatus> reset();

  /**
   * Unlinks the device and wipes its profile; completes, as LOGGED_OUT, once the profile is gone.
   * The phone is told first, for which a stopped session is started; where that does not work in
   * time, the reason is {@code phone_not_told} and the advice says what to do on the phone.
   */
  CompletionStage<SessionStatus> logOut();

  /**
   * The code of eight characters that links the device when it is typed into the phone of that
   * number. It is renewed by itself while the page shows its QR code; ask again for the one that
   * holds now. Completes with a {@link SessionException} when no device waits to be linked.
   *
   * @param phone digits with the country's, as in {@code 491701112223}
   */
  CompletionStage<String> pairingCode(String phone);

  /** What a person would see in the browser, as PNG; waits for a page that is being opened. */
  CompletionStage<byte[]> screenshot();

  /**
   * Asks WhatsApp whether a number is registered; numbers that are stay known for the life of the
   * page. Completes with a {@link SessionException} when the question could not be answered.
   *
   * @param chatId {@code <digits>@c.us}
   */
  CompletionStage<NumberCheck> checkNumber(String chatId);

  /**
   * Sends a message under the id that the caller chose. The stage always completes normally, at the
   * latest at the send deadline, which begins when typing was shown, and which for files is that of
   * media; a second send of the same id joins the first while that is under way, and one of an id
   * that WhatsApp Web has stored already resends that record. A {@link
   * io.github.siakoberpa.whatsappweb.message.Gesture} makes no record: it is done again.
   */
  CompletionStage<SendOutcome> send(MessageKey key, OutgoingMessage message, SendOptions options);

  /** Sends it at once and as it is. */
  default CompletionStage<SendOutcome> send(MessageKey key, OutgoingMessage message) {
    return send(key, message, SendOptions.PLAIN);
  }

  /**
   * Sends the record that WhatsApp Web's store holds of an unconfirmed or refused message once
   * more, as it is and under its own id; recipients collapse a second arrival. Joins a send of that
   * id which is under way. Completes like {@link #send}: {@code record_absent} where nothing was
   * stored, {@code Sent} at once where the server has it already.
   */
  CompletionStage<SendOutcome> resend(MessageKey key);

  /**
   * Looks a message up in WhatsApp Web's own store. Completes with a {@link SessionException} when
   * that cannot be decided now.
   */
  CompletionStage<LookUpResult> lookUp(MessageKey key);

  /**
   * Asks WhatsApp Web's own store how far messages of ours have come: one answer for each that it
   * knows and the server has. Completes with a {@link SessionException} when that cannot be found
   * out now.
   */
  CompletionStage<List<Receipt>> acks(List<MessageKey> keys);

  /**
   * The chats that WhatsApp Web knows, groups included. This and the following complete with a
   * {@link SessionException} when the question could not be answered.
   */
  CompletionStage<List<ChatFacts>> chats();

  /** What is known of a person. */
  CompletionStage<ContactFacts> contact(String chatId);

  /** What is known of a group. */
  CompletionStage<GroupFacts> group(String chatId);

  /**
   * Fetches the file of a message, whoever wrote it, within the time for media. Who gets it closes
   * its stream.
   *
   * @param messageId the raw id
   */
  CompletionStage<FetchedMedia> media(String chatId, String messageId);

  /**
   * The same for a message by the key of its {@link ChatEvent}, which finds it at once in a group
   * of any size.
   */
  CompletionStage<FetchedMedia> media(String key);

  /**
   * What happened in the chats since then according to WhatsApp Web's own store, oldest first:
   * messages, edits and deletions, but for what was sent from here. Far too many are told in part,
   * the oldest of them. A chat that cannot be read holds up no other: it is named in the result,
   * and once in the log by the end of its number. Completes with a {@link SessionException} where
   * the store does not answer at all.
   *
   * @param since in whole seconds
   * @param unread the chats that earlier looks could not read, each with the time from which on it
   *     is to be looked through in place of the other; of no meaning where that is later
   */
  CompletionStage<StoreLook> chatEventsSince(Instant since, Map<String, Instant> unread);

  /** Those events, in that order; one that is gone from the store is left out. */
  CompletionStage<List<ChatEvent>> chatEvents(List<String> keys);

  /** Adds a listener; it stays for the life of the session. */
  void addListener(SessionListener listener);

  /** Adds a listener; it stays for the life of the session. */
  void addReceiptListener(ReceiptListener listener);

  /** Adds a listener; it stays for the life of the session. */
  void addChatListener(ChatListener listener);
}
