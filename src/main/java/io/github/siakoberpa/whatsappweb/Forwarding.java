package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.IncomingContact;
import io.github.siakoberpa.whatsappweb.event.IncomingLocation;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.event.IncomingPoll;
import io.github.siakoberpa.whatsappweb.message.ContactCard;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.Poll;
import io.github.siakoberpa.whatsappweb.message.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that came in as one that goes out. */
final class Forwarding {
  private Forwarding() {}

  /**
   * The same message; its file is fetched now.
   *
   * @throws IllegalArgumentException if such a message cannot be sent
   */
  static OutgoingMessage of(IncomingMessage incoming) {
    IncomingMedia media = incoming.media();
    if (media != null) {
      return file(incoming, media);
    }
    IncomingLocation place = incoming.location();
    if (place != null) {
      return new Location(place.latitude(), place.longitude(), place.name(), place.address());
    }
    IncomingPoll poll = incoming.poll();
    if (poll != null) {
      return new Poll(poll.question(), poll.answers(), poll.selectable());
    }
    if (!incoming.contacts().isEmpty()) {
      return card(incoming.contacts().get(0));
    }
    String text = incoming.text();
    if (text == null || incoming.targetId() != null) {
      throw new IllegalArgumentException("A message of this kind cannot be sent on");
    }
    return new Text(text);
  }

  private static OutgoingMessage file(IncomingMessage incoming, IncomingMedia media) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    try {
      fields.put("content", media.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fields.put("name", media.fileName());
    fields.put("mimeType", media.mimeType());
    fields.put("caption", incoming.text());
    fields.put("gif", media.gif());
    fields.put("viewOnce", media.viewOnce());
    return MessageReader.media(incoming.kind(), new MessageFields(fields));
  }

  private static ContactCard card(IncomingContact contact) {
    if (contact.name() == null || contact.phone() == null) {
      throw new IllegalArgumentException("A card without a name or a number cannot be sent on");
    }
    return new ContactCard(contact.name(), contact.phone());
  }
}
