package io.github.siakoberpa.http;

import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.MessageContent;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.RecipientResult;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of send-message, read into a message that can be queued. Used by one thread. */
final class MessageRequest {
  private static final FieldNames OLDER_API =
      new FieldNames(
          List.of("number", "phone", "to", "chatId"),
          List.of("message", "text", "body"),
          "Idempotency-Key");
  private static final int MAX_NUMBER = 64;
  private static final int MAX_CLIENT_REF = 200;
  private static final int MAX_YEAR = 9999;
  private static final Pattern KEY =
      Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,198}[\\x21-\\x7E])?");

  private final Fields fields;
  private final FieldNames names;
  private final RecipientParser recipients;
  private final Instant now;
  private final @Nullable String type;
  private final Function<MediaField, @Nullable KeptMedia> kept;

  /**
   * What the fields that differ between our APIs are called; problems name the first of several.
   *
   * @param key where the idempotency key comes from
   */
  record FieldNames(List<String> recipient, List<String> text, String key) {}

  /** In the words of the older API, with the file that came; null = none. */
  MessageRequest(Fields fields, @Nullable KeptMedia file, RecipientParser recipients, Instant now) {
    this(fields, OLDER_API, null, field -> file, recipients, now);
  }

  /**
   * In other words.
   *
   * @param type of its content; null = not said
   * @param kept the file that a request names; null = there is none
   */
  MessageRequest(
      Fields fields,
      FieldNames names,
      @Nullable String type,
      Function<MediaField, @Nullable KeptMedia> kept,
      RecipientParser recipients,
      Instant now) {
    this.fields = fields;
    this.names = names;
    this.type = type;
    this.kept = kept;
    this.recipients = recipients;
    this.now = now;
  }

  /**
   * The message, if nothing is wrong with it.
   *
   * @param key the idempotency key; null = none
   * @throws InvalidRequestException naming everything that is wrong
   */
  NewMessage read(@Nullable String key, String createdBy) {
    Recipient recipient = recipient();
    String text = text();
    MessageContent content = new ContentFields(fields, names.text().get(0), kept).read(type, text);
    Priority priority = priority();
    String session = fields.text("session", false);
    Instant sendAt = time("sendAt", "SEND_AT_INVALID");
    Instant expiresAt = expiresAt(sendAt);
    String clientRef = clientRef();
    OnUnknown onUnknown = onUnknown();
    checkSession(session);
    checkKey(key);
    fields.check();
    return new NewMessage(
        session == null ? SessionName.DEFAULT : session,
        Objects.requireNonNull(recipient),
        text == null ? "" : text,
        priority,
        onUnknown,
        sendAt,
        expiresAt,
        null,
        key,
        clientRef,
        createdBy,
        content);
  }

  private @Nullable Recipient recipient() {
    String written = fields.alias(true, names.recipient());
    if (fields.hasProblem(names.recipient())) {
      return null;
    }
    if (written == null || written.isBlank()) {
      fields.wrong(
          names.recipient().get(0),
          "NUMBER_MISSING",
          "Say who the message goes to, with the country code.");
      return null;
    }
    RecipientResult result =
        written.length() > MAX_NUMBER
            ? new InvalidRecipient("NUMBER_INVALID", "A number has 10 to 15 digits.")
            : recipients.parse(written);
    if (result instanceof InvalidRecipient invalid) {
      fields.wrong(names.recipient().get(0), invalid.code(), invalid.message());
      return null;
    }
    return (Recipient) result;
  }

  private @Nullable String text() {
    String text = fields.alias(false, names.text());
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > NewMessage.MAX_TEXT_BYTES) {
      fields.wrong(
          names.text().get(0),
          "MESSAGE_TOO_LONG",
          "A message has at most %d bytes.".formatted(NewMessage.MAX_TEXT_BYTES));
    }
    return text;
  }

  private Priority priority() {
    String name = fields.text("priority", false);
    if (name == null) {
      return Priority.NORMAL;
    }
    return Priority.byName(name)
        .orElseGet(
            () -> {
              fields.wrong("priority", "PRIORITY_INVALID", "It must be HIGH, NORMAL or LOW.");
              return Priority.NORMAL;
            });
  }

  private OnUnknown onUnknown() {
    String name = fields.text("onUnknown", false);
    if (name == null || name.strip().toLowerCase(Locale.ROOT).equals("fail")) {
      return OnUnknown.FAIL;
    }
    if (!name.strip().toLowerCase(Locale.ROOT).equals("retry")) {
      fields.wrong("onUnknown", "ON_UNKNOWN_INVALID", "It must be fail or retry.");
    }
    return OnUnknown.RETRY;
  }

  private @Nullable Instant expiresAt(@Nullable Instant sendAt) {
    Instant expiresAt = time("expiresAt", "EXPIRES_AT_INVALID");
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      fields.wrong("expiresAt", "EXPIRES_AT_INVALID", "It must lie in the future.");
    } else if (expiresAt != null && sendAt != null && !expiresAt.isAfter(sendAt)) {
      fields.wrong("expiresAt", "EXPIRES_AT_INVALID", "It must be later than sendAt.");
    }
    return expiresAt;
  }

  private @Nullable Instant time(String name, String code) {
    String text = fields.text(name, false);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.strip());
      if (time.getYear() >= 0 && time.getYear() <= MAX_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // answered below like any other time that makes no sense
    }
    fields.wrong(
        name, code, "It must be a time with its zone, such as 2026-12-24T18:00:00Z or …+07:00.");
    return null;
  }

  private @Nullable String clientRef() {
    String reference = fields.text("clientRef", true);
    if (reference != null && reference.length() > MAX_CLIENT_REF) {
      fields.wrong(
          "clientRef",
          "CLIENT_REF_INVALID",
          "It must not be longer than %d characters.".formatted(MAX_CLIENT_REF));
    }
    return reference;
  }

  private void checkSession(@Nullable String session) {
    if (session != null && !SessionName.isValid(session)) {
      fields.wrong("session", SessionName.INVALID, SessionName.RULE);
    }
  }

  private void checkKey(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      fields.wrong(
          names.key(),
          "IDEMPOTENCY_KEY_INVALID",
          "It must have 1 to 200 printable ASCII characters.");
    }
  }
}
