package io.github.siakoberpa.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.media.Received;
import io.github.siakoberpa.queue.OlderNumbers;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event as rows of tables, and as what is told of it outside. Stateless. */
final class HeardRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What of a message is neither text nor file. */
  private static final List<String> CONTENT = List.of("location", "contacts", "poll", "mentions");

  private static final Map<String, String> KINDS =
      Map.of(
          "message", "message.received",
          "own", "message.own",
          "reaction", "message.reaction",
          "edit", "message.edited",
          "deletion", "message.deleted");

  private HeardRows() {}

  static Map<String, @Nullable Object> chat(HeardEvent event, long now) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("session", event.message().session());
    row.put("chat_id", OlderNumbers.chat(event.message().chat()));
    row.put("known_since", now);
    return row;
  }

  static Map<String, @Nullable Object> message(HeardEvent event, long now) {
    IncomingMessage message = event.message();
    IncomingMedia media = message.media();
    Received file = event.file();
    Map<String, @Nullable Object> row = new HashMap<>(24);
    row.put("session", message.session());
    row.put("message_id", message.id());
    row.put("chat_id", message.chat());
    row.put("sender", message.sender());
    row.put("sender_name", message.senderName());
    row.put("own", message.own() ? 1 : 0);
    row.put("kind", kind(message));
    row.put("text", message.text());
    row.put("content", content(message));
    row.put("quoted_id", message.quotedId());
    row.put("media_type", media == null ? null : media.mimeType());
    row.put("media_name", media == null ? null : media.fileName());
    row.put("media_size", media == null ? null : media.size());
    row.put("media_seconds", media == null || media.seconds() == 0 ? null : media.seconds());
    row.put("media_sha256", media == null ? null : media.sha256());
    row.put("media", file == null ? null : file.hash());
    row.put("sent_at", message.timestamp().toEpochMilli());
    row.put("received_at", now);
    return row;
  }

  static Map<String, @Nullable Object> change(HeardEvent event) {
    IncomingMessage message = event.message();
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("session", message.session());
    row.put("chat_id", message.chat());
    row.put("message_id", target(message));
    row.put("at", message.timestamp().toEpochMilli());
    return row;
  }

  static Map<String, @Nullable Object> edit(HeardEvent event) {
    Map<String, @Nullable Object> row = change(event);
    row.put("text", event.message().text());
    return row;
  }

  static Map<String, @Nullable Object> reaction(HeardEvent event) {
    Map<String, @Nullable Object> row = change(event);
    row.put("sender", event.message().sender());
    row.put("emoji", emoji(event.message()));
    return row;
  }

  static Map<String, @Nullable Object> file(Received file, long now) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("hash", file.hash());
    row.put("type", file.type());
    row.put("size", file.size());
    row.put("name", file.name());
    row.put("now", now);
    return row;
  }

  static Map<String, @Nullable Object> event(HeardEvent event) {
    IncomingMessage message = event.message();
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("event_id", eventId(event));
    row.put("kind", KINDS.get(event.event()));
    row.put("session", message.session());
    row.put("chat_id", message.chat());
    row.put("message_id", target(message));
    row.put("body", data(event));
    return row;
  }

  /** The same however often it is told, and without anybody's number. */
  private static String eventId(HeardEvent event) {
    IncomingMessage message = event.message();
    String moment = event.isMessage() ? "" : "|" + message.timestamp().toEpochMilli();
    String name =
        String.join(
            "|",
            message.session(),
            event.event(),
            message.chat(),
            message.sender(),
            target(message) + moment);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private static Map<String, @Nullable Object> data(HeardEvent event) {
    IncomingMessage message = event.message();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("messageId", target(message));
    data.put("chat", message.chat());
    data.put("sender", message.sender());
    data.put("senderName", message.senderName());
    data.put("own", message.own());
    data.put("sentAt", message.timestamp().toString());
    if (event.event().equals("reaction")) {
      data.put("emoji", emoji(message));
    } else if (!event.event().equals("deletion")) {
      data.put("text", message.text());
    }
    if (event.isMessage()) {
      data.put("type", kind(message));
      data.put("quotedId", message.quotedId());
      data.put("media", media(message.media()));
      data.putAll(contentOf(message));
    }
    return data;
  }

  private static @Nullable Map<String, @Nullable Object> media(@Nullable IncomingMedia media) {
    if (media == null) {
      return null;
    }
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("type", media.mimeType());
    file.put("name", media.fileName());
    file.put("size", media.size());
    file.put("seconds", media.seconds() == 0 ? null : media.seconds());
    file.put("sha256", media.sha256());
    return file;
  }

  /** Null = it was taken back. */
  private static @Nullable String emoji(IncomingMessage message) {
    String emoji = message.text();
    return emoji == null || emoji.isEmpty() ? null : emoji;
  }

  /** What was done to a message has that as its target. */
  private static String target(IncomingMessage message) {
    return Objects.requireNonNullElse(message.targetId(), message.id());
  }

  private static String kind(IncomingMessage message) {
    return message.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> contentOf(IncomingMessage message) {
    Map<String, Object> content = message.toMap();
    content.keySet().retainAll(CONTENT);
    return content;
  }

  private static @Nullable String content(IncomingMessage message) {
    Map<String, Object> content = contentOf(message);
    try {
      return content.isEmpty() ? null : JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The content of a message cannot be written as JSON", e);
    }
  }
}
