package io.github.siakoberpa.incoming;

import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.event.IncomingLocation;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** What the component would tell, without a browser: messages of session {@code default}. */
public final class Heard {
  /** When everything is written. */
  public static final Instant AT = Instant.parse("2026-11-24T18:00:00Z");

  private Heard() {}

  /** A text of a person, in a chat of their own. */
  public static IncomingMessage text(String id, String number, String text) {
    return message(id, number + "@c.us", number, WhatsAppWebKind.TEXT, text, null);
  }

  /** The same in a group. */
  public static IncomingMessage inGroup(String id, String group, String number, String text) {
    return message(id, group + "@g.us", number, WhatsAppWebKind.TEXT, text, null);
  }

  /** A document; null bytes cannot be fetched. */
  public static IncomingMessage file(String id, String number, String name, byte[] bytes) {
    IncomingMedia media =
        new IncomingMedia(
            "application/pdf",
            name,
            bytes == null ? 5 : bytes.length,
            0,
            null,
            false,
            false,
            () -> {
              if (bytes == null) {
                throw new IOException("gone");
              }
              return new ByteArrayInputStream(bytes);
            });
    return message(id, number + "@c.us", number, WhatsAppWebKind.DOCUMENT, null, media);
  }

  /** A place. */
  public static IncomingMessage place(String id, String number) {
    return new IncomingMessage(
        id,
        "default",
        number + "@c.us",
        number + "@c.us",
        null,
        AT,
        false,
        WhatsAppWebKind.LOCATION,
        null,
        null,
        null,
        null,
        new IncomingLocation(-6.17, 106.82, "Monas", null),
        List.of(),
        null,
        List.of());
  }

  /** What our own account wrote to a person on its phone. */
  public static IncomingMessage own(String id, String number, String text) {
    return of(id, number + "@c.us", "4915100000000@c.us", AT, true, WhatsAppWebKind.TEXT, text);
  }

  /** Something that was done to a message, so many seconds later. */
  public static IncomingMessage done(
      String target, String number, WhatsAppWebKind kind, String text, long later) {
    return new IncomingMessage(
        target,
        "default",
        number + "@c.us",
        number + "@c.us",
        null,
        AT.plusSeconds(later),
        false,
        kind,
        text,
        null,
        null,
        target,
        null,
        List.of(),
        null,
        List.of());
  }

  /** Tells it to the route, and waits for its end. */
  public static Exchange tell(ProducerTemplate to, String event, IncomingMessage message) {
    return to.send(
        "direct:heard",
        exchange -> {
          exchange
              .getMessage()
              .setHeaders(
                  new HashMap<>(
                      Map.of(
                          WhatsAppWebConstants.EVENT,
                          event,
                          WhatsAppWebConstants.SESSION,
                          message.session())));
          exchange.getMessage().setBody(message);
        });
  }

  private static IncomingMessage message(
      String id,
      String chat,
      String number,
      WhatsAppWebKind kind,
      String text,
      IncomingMedia media) {
    return new IncomingMessage(
        id,
        "default",
        chat,
        number + "@c.us",
        "Ann",
        AT,
        false,
        kind,
        text,
        media,
        null,
        null,
        null,
        List.of(),
        null,
        List.of());
  }

  private static IncomingMessage of(
      String id,
      String chat,
      String sender,
      Instant at,
      boolean own,
      WhatsAppWebKind kind,
      String text) {
    return new IncomingMessage(
        id, "default", chat, sender, null, at, own, kind, text, null, null, null, null, List.of(),
        null, List.of());
  }
}
