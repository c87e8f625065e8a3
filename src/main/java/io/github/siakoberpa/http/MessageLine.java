package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.http.MessageRequest.FieldNames;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One message in the words of {@code /api/v1}, which knows no other fields. Used by one thread. */
final class MessageLine {
  private static final Set<String> KNOWN =
      Set.of(
          "to",
          "text",
          "type",
          "priority",
          "sendAt",
          "expiresAt",
          "clientRef",
          "onUnknown",
          "noRepeatWithin");
  private static final Set<String> KNOWN_IN_BATCH =
      Stream.concat(KNOWN.stream(), Stream.of("idempotencyKey"))
          .collect(Collectors.toUnmodifiableSet());
  private static final FieldNames ALONE =
      new FieldNames(List.of("to"), List.of("text"), "Idempotency-Key");
  private static final FieldNames IN_BATCH =
      new FieldNames(List.of("to"), List.of("text"), "idempotencyKey");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");
  private static final Duration LONGEST_GUARD = Duration.ofDays(30);

  private final RecipientParser recipients;
  private final Instant now;

  MessageLine(RecipientParser recipients, Instant now) {
    this.recipients = recipients;
    this.now = now;
  }

  /** The body of a request of its own, with its key in a header. */
  NewMessage alone(ObjectNode body, String session, @Nullable String key, String createdBy) {
    Fields fields = new Fields(body);
    fields.onlyKnown(KNOWN);
    return read(fields, ALONE, session, key, createdBy);
  }

  /** A line of a batch, with its key in a field. */
  NewMessage inBatch(ObjectNode line, String session, String createdBy) {
    Fields fields = new Fields(line);
    fields.onlyKnown(KNOWN_IN_BATCH);
    return read(fields, IN_BATCH, session, fields.text("idempotencyKey", false), createdBy);
  }

  private NewMessage read(
      Fields fields, FieldNames names, String session, @Nullable String key, String createdBy) {
    String type = fields.text("type", false);
    Duration guard = noRepeatWithin(fields);
    NewMessage message = new MessageRequest(fields, names, recipients, now).read(key, createdBy);
    if (type != null && !type.equals("text")) {
      throw new InvalidRequestException(
          ErrorAnswer.of(
              422, new Problem("TYPE_UNSUPPORTED", "This version sends texts only.", "type")));
    }
    return new NewMessage(
        session,
        message.recipient(),
        message.text(),
        message.priority(),
        message.onUnknown(),
        message.sendAt(),
        message.expiresAt(),
        guard,
        message.idempotencyKey(),
        message.clientRef(),
        message.createdBy());
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
