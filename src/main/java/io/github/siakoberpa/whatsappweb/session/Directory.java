package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Questions about chats, people, groups and files, and what the page answers. Thread-safe. */
final class Directory {
  private final SessionParts parts;
  private final Questions questions;

  Directory(SessionParts parts) {
    this.parts = parts;
    this.questions = new Questions(parts);
  }

  CompletionStage<List<ChatFacts>> chats() {
    return questions.ask("chats", Map.of(), send()).thenApply(this::chatsOf);
  }

  CompletionStage<ContactFacts> contact(String chatId) {
    return questions
        .ask("contact", Map.of("chat", chatId), send())
        .thenApply(found -> contactOf(map(found)));
  }

  CompletionStage<GroupFacts> group(String chatId) {
    return questions
        .ask("group", Map.of("chat", chatId), send())
        .thenApply(found -> groupOf(map(found)));
  }

  /** The pieces of the file are written as they come; what is not whole is thrown away. */
  CompletionStage<FetchedMedia> media(Map<String, String> message) {
    Limits limits = parts.settings().limits();
    Transit.Arrival arrival = parts.transit().expect();
    Map<String, Object> arguments = new HashMap<>(message);
    arguments.put("download", arrival.name());
    arguments.put("most", (double) limits.mediaBytes());
    return questions
        .ask("media", arguments, limits.mediaTime())
        .thenApply(found -> fetched(arrival, map(found)))
        .whenComplete(
            (fetched, error) -> {
              if (error != null) {
                arrival.forget();
              }
            });
  }

  private FetchedMedia fetched(Transit.Arrival arrival, Map<?, ?> found) {
    long size = whole(found, "size");
    return arrival
        .open(size)
        .map(in -> new FetchedMedia(in, size, text(found, "mimetype"), text(found, "filename")))
        .orElseThrow(() -> new SessionException(parts.name(), "media_incomplete"));
  }

  private Duration send() {
    return parts.settings().deadlines().send();
  }

  private List<ChatFacts> chatsOf(Object found) {
    return found instanceof List<?> list
        ? list.stream().map(chat -> chatOf(map(chat))).toList()
        : List.of();
  }

  private ChatFacts chatOf(Map<?, ?> chat) {
    long last = whole(chat, "t");
    return new ChatFacts(
        required(chat, "id"),
        text(chat, "name"),
        flag(chat, "group"),
        Math.toIntExact(whole(chat, "unread")),
        flag(chat, "archived"),
        last == 0 ? null : Instant.ofEpochSecond(last));
  }

  private ContactFacts contactOf(Map<?, ?> contact) {
    return new ContactFacts(
        required(contact, "id"),
        text(contact, "lid"),
        text(contact, "phone"),
        text(contact, "name"),
        text(contact, "pushname"),
        flag(contact, "business"));
  }

  private GroupFacts groupOf(Map<?, ?> group) {
    List<?> members = group.get("members") instanceof List<?> list ? list : List.of();
    return new GroupFacts(
        required(group, "id"),
        text(group, "subject"),
        text(group, "description"),
        members.stream()
            .map(this::map)
            .map(member -> new GroupFacts.Member(required(member, "id"), flag(member, "admin")))
            .toList());
  }

  private Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new SessionException(parts.name(), "answer_unreadable");
  }

  private String required(Map<?, ?> from, String name) {
    String value = text(from, name);
    if (value == null) {
      throw new SessionException(parts.name(), "answer_unreadable");
    }
    return value;
  }

  private static @Nullable String text(Map<?, ?> from, String name) {
    return from.get(name) instanceof String text ? text : null;
  }

  private static boolean flag(Map<?, ?> from, String name) {
    return Boolean.TRUE.equals(from.get(name));
  }

  private static long whole(Map<?, ?> from, String name) {
    return from.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
