package io.github.siakoberpa.whatsappweb.event;

import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.SessionException;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes typed messages of what the page tells; what it does not tell is absent. Thread-safe. */
public final class EventReader {
  private final WhatsAppWebSession session;

  /** Files are fetched from that session. */
  public EventReader(WhatsAppWebSession session) {
    this.session = session;
  }

  /** The message, whatever the page left out or made up. */
  public IncomingMessage message(ChatEvent event) {
    Map<?, ?> facts = event.facts();
    String id = text(facts, "id");
    String sender = text(facts, "sender");
    return new IncomingMessage(
        id == null ? event.key() : id,
        event.session(),
        event.chat(),
        sender == null ? event.chat() : sender,
        text(facts, "senderName"),
        event.at(),
        event.own(),
        kind(text(facts, "kind")),
        text(facts, "text"),
        facts.get("media") instanceof Map<?, ?> media ? media(event, media) : null,
        text(facts, "quoted"),
        text(facts, "target"),
        facts.get("location") instanceof Map<?, ?> place ? location(place) : null,
        list(facts, "contacts").stream().map(EventReader::contact).toList(),
        facts.get("poll") instanceof Map<?, ?> poll ? poll(poll) : null,
        list(facts, "mentions").stream().map(String::valueOf).toList());
  }

  private IncomingMedia media(ChatEvent event, Map<?, ?> facts) {
    return new IncomingMedia(
        text(facts, "mimetype"),
        text(facts, "filename"),
        number(facts, "size").longValue(),
        number(facts, "seconds").intValue(),
        text(facts, "sha256"),
        Boolean.TRUE.equals(facts.get("gif")),
        Boolean.TRUE.equals(facts.get("viewOnce")),
        () -> fetch(event.key()));
  }

  private InputStream fetch(String key) throws IOException {
    try {
      return session.media(key).toCompletableFuture().get().content();
    } catch (ExecutionException e) {
      String why = e.getCause() instanceof SessionException known ? known.getCode() : "failed";
      throw new MediaNotFetchedException(why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Nobody waits for the file of a message any more", e);
    }
  }

  private static WhatsAppWebKind kind(@Nullable String name) {
    for (WhatsAppWebKind kind : WhatsAppWebKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return WhatsAppWebKind.UNKNOWN;
  }

  private static IncomingLocation location(Map<?, ?> facts) {
    return new IncomingLocation(
        number(facts, "lat").doubleValue(),
        number(facts, "lng").doubleValue(),
        text(facts, "name"),
        text(facts, "address"));
  }

  private static IncomingContact contact(Object card) {
    Map<?, ?> facts = card instanceof Map<?, ?> map ? map : Map.of();
    return new IncomingContact(text(facts, "name"), text(facts, "phone"), text(facts, "vcard"));
  }

  private static IncomingPoll poll(Map<?, ?> facts) {
    String question = text(facts, "question");
    return new IncomingPoll(
        question == null ? "" : question,
        list(facts, "answers").stream().map(String::valueOf).toList(),
        number(facts, "selectable").intValue());
  }

  private static @Nullable String text(Map<?, ?> facts, String name) {
    return facts.get(name) instanceof String text ? text : null;
  }

  private static Number number(Map<?, ?> facts, String name) {
    return facts.get(name) instanceof Number number ? number : Integer.valueOf(0);
  }

  private static List<?> list(Map<?, ?> facts, String name) {
    return facts.get(name) instanceof List<?> list ? list : List.of();
  }
}
