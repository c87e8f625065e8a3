package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.http.MessageRequest.FieldNames;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One message in the words of {@code /api/v1}, which knows no other fields. Used by one thread. */
final class MessageLine {
  private static final Set<String> KNOWN =
      Set.of(
          "to",
          "type",
          "priority",
          "sendAt",
          "expiresAt",
          "clientRef",
          "onUnknown",
          "noRepeatWithin",
          "quotedId",
          "mentions");
  private static final FieldNames ALONE =
      new FieldNames(List.of("to"), List.of("text"), "Idempotency-Key");
  private static final FieldNames IN_BATCH =
      new FieldNames(List.of("to"), List.of("text"), "idempotencyKey");
  private static final FieldNames IN_FILE =
      new FieldNames(
          List.of("to", "number", "phone", "chatId"),
          List.of("text", "message", "body"),
          "idempotencyKey");

  /** There {@code phone} is the number on the card. */
  private static final FieldNames CONTACT_IN_FILE =
      new FieldNames(List.of("to", "number", "chatId"), IN_FILE.text(), IN_FILE.key());

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");
  private static final Duration LONGEST_GUARD = Duration.ofDays(30);

  private final RecipientParser recipients;
  private final Instant now;
  private final Function<MediaField, @Nullable KeptMedia> kept;

  /** With the file that a line names; null = there is none. */
  MessageLine(
      RecipientParser recipients, Instant now, Function<MediaField, @Nullable KeptMedia> kept) {
    this.kept = kept;
    this.recipients = recipients;
    this.now = now;
  }

  /** The body of a request of its own, with its key in a header. */
  NewMessage alone(ObjectNode body, String session, @Nullable String key, String createdBy) {
    Fields fields = new Fields(body);
    return read(fields, ALONE, session, key, createdBy);
  }

  /** A line of a batch, with its key in a field. */
  NewMessage inBatch(ObjectNode line, String session, String createdBy) {
    Fields fields = new Fields(line);
    return read(fields, IN_BATCH, session, fields.text("idempotencyKey", false), createdBy);
  }

  /** A row of a file, which may also use the words of the older API and say its session. */
  NewMessage inFile(ObjectNode row, String createdBy) {
    Fields fields = new Fields(row);
    FieldNames names = row.path("type").asText().equals("contact") ? CONTACT_IN_FILE : IN_FILE;
    return read(fields, names, null, fields.text("idempotencyKey", false), createdBy);
  }

  /** Every field that a row of a file may have. */
  static Set<String> fieldsInFile() {
    Set<String> known = new HashSet<>(KNOWN);
    known.addAll(ContentFields.known());
    addNames(known, IN_FILE);
    return known;
  }

  private static void addNames(Set<String> known, FieldNames names) {
    if (!names.equals(ALONE)) {
      known.add("idempotencyKey");
    }
    if (names.equals(IN_FILE) || names.equals(CONTACT_IN_FILE)) {
      known.add("session");
      known.addAll(names.recipient());
      if (known.contains("text")) {
        known.addAll(names.text());
      }
    }
  }

  private NewMessage read(
      Fields fields,
      FieldNames names,
      @Nullable String session,
      @Nullable String key,
      String createdBy) {
    String type = fields.text("type", false);
    Set<String> known = new HashSet<>(KNOWN);
    known.addAll(ContentFields.known(type));
    addNames(known, names);
    fields.onlyKnown(known);
    Duration guard = noRepeatWithin(fields);
    NewMessage message =
        new MessageRequest(fields, names, type, kept, recipients, now).read(key, createdBy);
    return new NewMessage(
        session == null ? message.session() : session,
        message.recipient(),
        message.text(),
        message.priority(),
        message.onUnknown(),
        message.sendAt(),
        message.expiresAt(),
        guard,
        message.idempotencyKey(),
        message.clientRef(),
        message.createdBy(),
        message.content());
  }

  private static @Nullable Duration noRepeatWithin(Fields fields) {
    String text = fields.text("noRepeatWithin", false);
    if (text == null) {
      return null;
    }
    Matcher matcher = DURATION.matcher(text.strip());
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      Duration duration =
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (!duration.isZero() && duration.compareTo(LONGEST_GUARD) <= 0) {
        return duration;
      }
    }
    fields.wrong(
        "noRepeatWithin",
        "NO_REPEAT_WITHIN_INVALID",
        "It must be a time such as 30s, 5m, 2h or 7d, at most 30d.");
    return null;
  }
}
