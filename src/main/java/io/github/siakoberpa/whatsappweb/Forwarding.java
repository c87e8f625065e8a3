package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.IncomingContact;
import io.github.siakoberpa.whatsappweb.event.IncomingLocation;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.event.IncomingPoll;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that came in as one that goes out. */
public final class Forwarding {
  private Forwarding() {}

  /**
   * The same message as a map of fields, with its {@code kind}. Its file is the field {@code
   * content}, an {@link IncomingMedia}, of which nothing is fetched yet.
   *
   * @throws IllegalArgumentException if such a message cannot be sent
   */
  public static Map<String, Object> fields(IncomingMessage incoming) {
    IncomingMedia media = incoming.media();
    IncomingLocation place = incoming.location();
    IncomingPoll poll = incoming.poll();
    if (media != null) {
      return file(incoming, media);
    }
    if (place != null) {
      return place(place);
    }
    if (poll != null) {
      return of(
          WhatsAppWebKind.POLL,
          Map.of(
              "question", poll.question(),
              "answers", poll.answers(),
              "selectable", poll.selectable()));
    }
    if (!incoming.contacts().isEmpty()) {
      return card(incoming.contacts().get(0));
    }
    String text = incoming.text();
    if (text == null || incoming.targetId() != null) {
      throw new IllegalArgumentException("A message of this kind cannot be sent on");
    }
    return of(WhatsAppWebKind.TEXT, Map.of("text", text));
  }

  private static Map<String, Object> file(IncomingMessage incoming, IncomingMedia media) {
    boolean known = incoming.kind().isMedia();
    WhatsAppWebKind kind = known ? incoming.kind() : WhatsAppWebKind.DOCUMENT;
    Map<String, Object> fields = of(kind, Map.of("content", media));
    put(fields, "name", media.fileName());
    put(fields, "mimeType", media.mimeType());
    put(fields, "caption", incoming.text());
    put(fields, "gif", media.gif() ? true : null);
    put(fields, "viewOnce", media.viewOnce() ? true : null);
    return fields;
  }

  private static Map<String, Object> place(IncomingLocation place) {
    Map<String, Object> fields =
        of(
            WhatsAppWebKind.LOCATION,
            Map.of("latitude", place.latitude(), "longitude", place.longitude()));
    put(fields, "name", place.name());
    put(fields, "address", place.address());
    return fields;
  }

  private static Map<String, Object> card(IncomingContact contact) {
    if (contact.name() == null || contact.phone() == null) {
      throw new IllegalArgumentException("A card without a name or a number cannot be sent on");
    }
    return of(WhatsAppWebKind.CONTACT, Map.of("name", contact.name(), "phone", contact.phone()));
  }

  private static Map<String, Object> of(WhatsAppWebKind kind, Map<String, Object> said) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind.name());
    fields.putAll(said);
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
