package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.media.KeptMedia;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What callers learn of messages that came in. Stateless. */
public final class HeardAnswers {
  private static final Pattern TYPE =
      Pattern.compile("[A-Za-z0-9][\\w!#$&^.+-]{0,60}/[A-Za-z0-9][\\w!#$&^.+-]{0,60}");

  /** A page, and where the next one begins. */
  public Map<String, @Nullable Object> page(
      HeardFilter filter, MessageWindow window, List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("messages", rows.stream().map(HeardAnswers::message).toList());
    answer.put("next", next(filter, window, rows));
    return answer;
  }

  private static @Nullable String next(
      HeardFilter filter, MessageWindow window, List<Map<String, @Nullable Object>> rows) {
    if (rows.size() == filter.limit()) {
      return Cursor.of(((Number) rows.get(rows.size() - 1).get("id")).longValue());
    }
    return window.last() ? null : Cursor.of(window.oldest());
  }

  /**
   * One message.
   *
   * @param row null = there is none
   */
  public Map<String, @Nullable Object> one(@Nullable Map<String, @Nullable Object> row) {
    return message(present(row));
  }

  /** Lets a message pass that has a file. */
  public void requireFile(@Nullable Map<String, @Nullable Object> row) {
    if (present(row).get("media_size") == null) {
      throw new InvalidRequestException(
          ErrorAnswer.of(404, "MEDIA_NOT_FOUND", "That message has no file."));
    }
  }

  /**
   * The file of the message as it is kept; null = it is not.
   *
   * @param media rows of it
   */
  public @Nullable KeptMedia kept(
      Map<String, @Nullable Object> row, List<Map<String, @Nullable Object>> media) {
    if (media.isEmpty()) {
      return null;
    }
    KeptMedia file = KeptMedia.of(media.get(0));
    return new KeptMedia(file.hash(), file.type(), file.size(), text(row, "media_name"));
  }

  /** The file comes as the body. Never shown by a browser, whatever it holds. */
  public void fetched(Exchange exchange, Map<String, @Nullable Object> row) {
    Message answer = exchange.getMessage();
    String said = text(row, "media_type");
    String type = said == null ? "" : said.split(";", 2)[0].strip();
    answer.removeHeaders("*");
    answer.setHeader(
        "Content-Type", TYPE.matcher(type).matches() ? type : "application/octet-stream");
    answer.setHeader(
        "Content-Disposition", "attachment" + MediaAnswers.fileName(text(row, "media_name")));
  }

  static Map<String, @Nullable Object> message(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("messageId", row.get("message_id"));
    message.put("session", row.get("session"));
    message.put("chat", row.get("chat_id"));
    message.put("sender", row.get("sender"));
    message.put("senderName", row.get("sender_name"));
    message.put("own", row.get("own") instanceof Number own && own.intValue() == 1);
    message.put("type", row.get("kind"));
    message.put("text", row.get("text"));
    message.put("quotedId", row.get("quoted_id"));
    message.put("media", media(row));
    content(row).properties().forEach(part -> message.put(part.getKey(), part.getValue()));
    message.put("reactions", reactions(row));
    message.put("sentAt", time(row.get("sent_at")));
    message.put("receivedAt", time(row.get("received_at")));
    message.put("editedAt", time(row.get("edited_at")));
    message.put("deletedAt", time(row.get("deleted_at")));
    return message;
  }

  private static @Nullable Map<String, @Nullable Object> media(Map<String, @Nullable Object> row) {
    if (row.get("media_size") == null) {
      return null;
    }
    Map<String, @Nullable Object> media = new LinkedHashMap<>();
    media.put("type", row.get("media_type"));
    media.put("name", row.get("media_name"));
    media.put("size", row.get("media_size"));
    media.put("seconds", row.get("media_seconds"));
    media.put("sha256", row.get("media_sha256"));
    media.put("kept", row.get("media") != null);
    return media;
  }

  private static ObjectNode content(Map<String, @Nullable Object> row) {
    String content = text(row, "content");
    return Json.object((content == null ? "{}" : content).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Map<String, @Nullable Object>> reactions(Map<String, @Nullable Object> row) {
    List<Map<String, @Nullable Object>> reactions = new ArrayList<>();
    byte[] array = ("{\"all\":" + row.get("reactions") + "}").getBytes(StandardCharsets.UTF_8);
    for (JsonNode told : Json.object(array).path("all")) {
      Map<String, @Nullable Object> reaction = new LinkedHashMap<>();
      reaction.put("sender", told.path("sender").asText());
      reaction.put("emoji", told.path("emoji").asText());
      reaction.put("at", time(told.path("at").asLong()));
      reactions.add(reaction);
    }
    return reactions;
  }

  private static <T> T present(@Nullable T row) {
    if (row == null) {
      throw new InvalidRequestException(
          ErrorAnswer.of(404, "MESSAGE_NOT_FOUND", "No such message is kept."));
    }
    return row;
  }

  private static @Nullable String text(Map<String, @Nullable Object> row, String column) {
    return row.get(column) == null ? null : String.valueOf(row.get(column));
  }

  private static @Nullable String time(@Nullable Object millis) {
    return millis instanceof Number number
        ? Instant.ofEpochMilli(number.longValue()).toString()
        : null;
  }
}
