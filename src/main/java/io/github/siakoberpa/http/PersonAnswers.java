package io.github.siakoberpa.http;

import io.github.siakoberpa.events.EventText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of one person's data. Stateless. */
public final class PersonAnswers {
  /**
   * All that is kept.
   *
   * @param chatId whose it is
   * @param messages theirs
   * @param incoming rows of what they wrote
   * @param chats rows of their chats
   * @param optOut its row; null = they are not on the list
   * @param media rows of the files that they sent, were sent, or are to be
   * @param events rows of what happened to all that
   * @param files of the inbox that tell of them
   */
  public Map<String, @Nullable Object> export(
      String chatId,
      PersonWalk messages,
      List<Map<String, @Nullable Object>> incoming,
      List<Map<String, @Nullable Object>> chats,
      @Nullable Map<String, @Nullable Object> optOut,
      List<Map<String, @Nullable Object>> media,
      List<Map<String, @Nullable Object>> events,
      List<String> files) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("chatId", chatId);
    answer.put("messages", messages.rows().stream().map(PersonAnswers::message).toList());
    answer.put("incoming", incoming.stream().map(HeardAnswers::message).toList());
    answer.put("chats", chats.stream().map(PersonAnswers::chat).toList());
    answer.put("optOut", optOut == null ? null : optOut(optOut));
    answer.put("media", media.stream().map(PersonAnswers::media).toList());
    answer.put("events", events.stream().map(EventText::fields).toList());
    answer.put("files", files);
    return answer;
  }

  /** The messages of a stretch, which is done with them. */
  public void found(PersonWalk walk, List<Map<String, @Nullable Object>> rows) {
    walk.found(rows);
  }

  /** Those of a stretch that were erased. */
  public void gone(PersonWalk walk, List<Map<String, @Nullable Object>> rows) {
    walk.erased(rows);
  }

  /** What they wrote, as far as its files go. */
  public void cameIn(PersonWalk walk, List<Map<String, @Nullable Object>> rows) {
    walk.cameIn(rows);
  }

  /** A few of what they wrote were erased. */
  public void goneIncoming(PersonWalk walk, List<Map<String, @Nullable Object>> rows) {
    walk.erasedIncoming(rows);
  }

  /**
   * What was erased, and whether that is all.
   *
   * @param files of the inbox that still tell of them
   */
  public Map<String, Object> erased(
      String chatId, PersonWalk messages, List<String> files, boolean keepOptOut) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("chatId", chatId);
    answer.put("erasedMessages", messages.erased());
    answer.put("erasedIncoming", messages.erasedIncoming());
    answer.put("openMessages", messages.rows().size());
    answer.put("files", files);
    answer.put("complete", messages.rows().isEmpty() && files.isEmpty());
    answer.put("optOutKept", keepOptOut);
    return answer;
  }

  private static Map<String, @Nullable Object> message(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", row.get("job_id"));
    message.put("messageId", row.get("message_id"));
    message.put("session", row.get("session"));
    message.put("to", row.get("chat_id"));
    message.put("originalTo", row.get("original_number"));
    message.put("type", row.get("kind"));
    message.put("content", JobAnswers.payload(row));
    message.put("state", row.get("state"));
    message.put("clientRef", row.get("client_ref"));
    message.put("createdBy", row.get("created_by"));
    for (String time : List.of("created", "sending", "finished", "delivered", "read")) {
      message.put(time + "At", time(row, time + "_at"));
    }
    message.put("errorCode", row.get("last_error_code"));
    return message;
  }

  private static Map<String, @Nullable Object> chat(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> chat = new LinkedHashMap<>();
    chat.put("session", row.get("session"));
    chat.put("knownSince", time(row, "known_since"));
    chat.put("lastSentAt", time(row, "last_sent_at"));
    return chat;
  }

  private static Map<String, @Nullable Object> optOut(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> optOut = new LinkedHashMap<>();
    optOut.put("createdAt", time(row, "created_at"));
    optOut.put("reason", row.get("reason"));
    return optOut;
  }

  private static Map<String, @Nullable Object> media(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> media = new LinkedHashMap<>();
    media.put("id", row.get("hash"));
    media.put("type", row.get("type"));
    media.put("size", row.get("size"));
    media.put("name", row.get("name"));
    media.put("createdAt", time(row, "created_at"));
    return media;
  }

  private static @Nullable String time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number millis
        ? Instant.ofEpochMilli(millis.longValue()).toString()
        : null;
  }
}
