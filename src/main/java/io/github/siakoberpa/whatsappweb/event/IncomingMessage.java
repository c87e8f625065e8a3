package io.github.siakoberpa.whatsappweb.event;

import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, or did to a message: a reaction, an edit and a deletion have that kind, and
 * the message that they are about as their target.
 *
 * @param id the raw WhatsApp id; of an edit and a deletion that of the message
 * @param session the session that heard of it
 * @param chat where it was written: a person's chat under the number where that is known, else
 *     under the LID; or a group
 * @param sender who wrote it, in a group the member
 * @param senderName the name that they go by, or null
 * @param timestamp when it was written
 * @param own whether our own account wrote it, on the phone or another device
 * @param kind what it is; UNKNOWN where this component does not know its kind
 * @param text what it says: a text, what stands under a file, the emoji of a reaction, the new text
 *     of an edit; null where it says nothing, and with a reaction that was taken back
 * @param media the file, or null
 * @param quotedId the raw id of the message that it answers, or null
 * @param targetId the raw id of the message that it is about, or null
 * @param location the place, or null
 * @param contacts the cards; none unless the kind is CONTACT
 * @param poll the poll, or null
 * @param mentions the people who are mentioned
 */
public record IncomingMessage(
    String id,
    String session,
    String chat,
    String sender,
    @Nullable String senderName,
    Instant timestamp,
    boolean own,
    WhatsAppWebKind kind,
    @Nullable String text,
    @Nullable IncomingMedia media,
    @Nullable String quotedId,
    @Nullable String targetId,
    @Nullable IncomingLocation location,
    List<IncomingContact> contacts,
    @Nullable IncomingPoll poll,
    List<String> mentions) {
  /** Made once, changed never. */
  public IncomingMessage {
    contacts = List.copyOf(contacts);
    mentions = List.copyOf(mentions);
  }

  /** Whether it was written in a group. */
  public boolean inGroup() {
    return chat.endsWith("@g.us");
  }

  /** All that is known of it as plain values, to be made into JSON; of a file what it is. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("session", session);
    map.put("chat", chat);
    map.put("sender", sender);
    put(map, "senderName", senderName);
    map.put("timestamp", timestamp.toString());
    map.put("own", own);
    map.put("kind", kind.name());
    put(map, "text", text);
    put(map, "quotedId", quotedId);
    put(map, "targetId", targetId);
    if (!mentions.isEmpty()) {
      map.put("mentions", mentions);
    }
    putContent(map);
    return map;
  }

  private void putContent(Map<String, Object> map) {
    if (media != null) {
      Map<String, Object> file = new LinkedHashMap<>();
      put(file, "mimeType", media.mimeType());
      put(file, "fileName", media.fileName());
      file.put("size", media.size());
      put(file, "seconds", media.seconds() == 0 ? null : media.seconds());
      put(file, "sha256", media.sha256());
      map.put("media", file);
    }
    if (location != null) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("latitude", location.latitude());
      place.put("longitude", location.longitude());
      put(place, "name", location.name());
      put(place, "address", location.address());
      map.put("location", place);
    }
    if (poll != null) {
      map.put(
          "poll",
          Map.of(
              "question", poll.question(),
              "answers", poll.answers(),
              "selectable", poll.selectable()));
    }
    if (!contacts.isEmpty()) {
      List<Map<String, Object>> cards = new ArrayList<>();
      for (IncomingContact contact : contacts) {
        Map<String, Object> card = new LinkedHashMap<>();
        put(card, "name", contact.name());
        put(card, "phone", contact.phone());
        put(card, "vcard", contact.vcard());
        cards.add(card);
      }
      map.put("contacts", cards);
    }
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** Without people and what they say. */
  @Override
  public String toString() {
    return "IncomingMessage[" + session + " " + kind + " " + id + "]";
  }
}
