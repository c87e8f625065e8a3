package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.MessageContent;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientResult;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads the message of an exchange as one for the queue. What is wrong with it is said now, not
 * when it is to be sent. Used by one thread.
 */
final class QueueRequest {
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private final Message message;
  private final EmbeddedFlow flow;

  QueueRequest(Message message, EmbeddedFlow flow) {
    this.message = message;
    this.flow = flow;
  }

  /**
   * The message. Its file is kept then; blocks as long as that takes.
   *
   * @param to who it goes to if it does not say so itself
   * @throws NotQueuedException if something is wrong with it
   */
  NewMessage read(String session, @Nullable String to) {
    if (!SESSION.matcher(session).matches()) {
      throw refused("SESSION_INVALID", "A session is named by 1 to 64 letters, digits, _ and -.");
    }
    Recipient recipient = recipient(to);
    Priority priority = priority();
    Instant sendAt = time(WhatsAppQueueConstants.SEND_AT, "SEND_AT_INVALID");
    Instant expiresAt = time(WhatsAppQueueConstants.EXPIRES_AT, "EXPIRES_AT_INVALID");
    String key = key();
    QueueContent said = new QueueContent(message);
    String text = said.isPlainText() ? message.getBody(String.class) : "";
    checkText(said.isPlainText(), text);
    // Last, since a file is kept for a message that is sound in all else.
    MessageContent content = said.isPlainText() ? null : said.with(kept(said));
    return new NewMessage(
        session,
        recipient,
        text,
        priority,
        OnUnknown.FAIL,
        sendAt,
        expiresAt,
        null,
        key,
        header(WhatsAppQueueConstants.CLIENT_REF),
        null,
        content);
  }

  private Recipient recipient(@Nullable String otherwise) {
    String own = header(WhatsAppQueueConstants.CHAT_ID);
    String written = own == null ? otherwise : own;
    if (written == null || written.isBlank()) {
      throw refused(
          "NUMBER_MISSING",
          "The header %s or the option to must say who it goes to."
              .formatted(WhatsAppQueueConstants.CHAT_ID));
    }
    RecipientResult result = flow.recipients().parse(written);
    if (result instanceof InvalidRecipient invalid) {
      throw refused(invalid.code(), invalid.message());
    }
    return (Recipient) result;
  }

  private @Nullable KeptMedia kept(QueueContent said) {
    try {
      return said.hasFile() ? flow.keep(said.source()) : null;
    } catch (MediaException e) {
      throw refused(e.code().name(), String.valueOf(e.getMessage()));
    }
  }

  private static void checkText(boolean needed, @Nullable String text) {
    if (needed && (text == null || text.isBlank())) {
      throw refused("MESSAGE_MISSING", "The body must be the text of the message.");
    }
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > NewMessage.MAX_TEXT_BYTES) {
      throw refused(
          "MESSAGE_TOO_LONG",
          "A message has at most %d bytes.".formatted(NewMessage.MAX_TEXT_BYTES));
    }
  }

  /** One that came out empty would make one of all messages that have it. */
  private @Nullable String key() {
    String key = header(WhatsAppQueueConstants.IDEMPOTENCY_KEY);
    if (key != null && key.isBlank()) {
      throw refused("IDEMPOTENCY_KEY_INVALID", "A key is not blank; leave the header out instead.");
    }
    return key;
  }

  private Priority priority() {
    String name = header(WhatsAppQueueConstants.PRIORITY);
    return name == null
        ? Priority.NORMAL
        : Priority.byName(name)
            .orElseThrow(() -> refused("PRIORITY_INVALID", "It must be HIGH, NORMAL or LOW."));
  }

  private @Nullable Instant time(String header, String code) {
    Object value = message.getHeader(header);
    if (value == null || value instanceof Instant) {
      return (Instant) value;
    }
    try {
      return OffsetDateTime.parse(value.toString().strip()).toInstant();
    } catch (DateTimeException e) {
      throw refused(code, "It must be an Instant, or a time with its zone as a text.");
    }
  }

  private @Nullable String header(String name) {
    return message.getHeader(name, String.class);
  }

  private static NotQueuedException refused(String code, String message) {
    return new NotQueuedException(code, message, null);
  }
}
