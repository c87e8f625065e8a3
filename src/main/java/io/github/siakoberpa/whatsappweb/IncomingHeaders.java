package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The headers of a message that came in, and how they are told from those of one that goes out. */
public final class IncomingHeaders {
  private static final String INCOMING = "CamelWhatsAppWebIncoming";

  private IncomingHeaders() {}

  /** Makes the exchange one of that message. */
  static void set(Exchange exchange, ChatEvent event, IncomingMessage incoming) {
    exchange.setProperty(INCOMING, incoming);
    Message message = exchange.getMessage();
    message.setBody(incoming);
    String kind = WhatsAppWebEventKind.of(event.ref()).header();
    set(message, WhatsAppWebConstants.EVENT, kind);
    set(message, WhatsAppWebConstants.SESSION, incoming.session());
    set(message, WhatsAppWebConstants.CHAT_ID, incoming.chat());
    set(message, WhatsAppWebConstants.SENDER, incoming.sender());
    set(message, WhatsAppWebConstants.SENDER_NAME, incoming.senderName());
    set(message, WhatsAppWebConstants.TIMESTAMP, incoming.timestamp().toEpochMilli());
    set(message, WhatsAppWebConstants.OWN, incoming.own());
    content(incoming).forEach((name, value) -> set(message, name, value));
  }

  private static void set(Message message, String name, @Nullable Object value) {
    if (value != null) {
      message.setHeader(name, value);
    }
  }

  /**
   * Takes away what still says of the message that came in what the producer would take for an
   * order: its id above all. The chat stays, so that a route answers where it was asked.
   */
  public static void forget(Exchange exchange) {
    IncomingMessage incoming = exchange.getProperty(INCOMING, IncomingMessage.class);
    if (incoming != null) {
      Message message = exchange.getMessage();
      content(incoming)
          .forEach(
              (name, value) -> {
                if (value != null && Objects.equals(message.getHeader(name), value)) {
                  message.removeHeader(name);
                }
              });
    }
  }

  private static Map<String, @Nullable Object> content(IncomingMessage incoming) {
    Map<String, @Nullable Object> headers = new HashMap<>();
    headers.put(WhatsAppWebConstants.MESSAGE_ID, incoming.id());
    headers.put(WhatsAppWebConstants.KIND, incoming.kind().name());
    headers.put(WhatsAppWebConstants.QUOTED_ID, incoming.quotedId());
    headers.put(WhatsAppWebConstants.TARGET_ID, incoming.targetId());
    IncomingMedia media = incoming.media();
    if (media != null) {
      headers.put(WhatsAppWebConstants.CAPTION, incoming.text());
      headers.put(WhatsAppWebConstants.FILE_NAME, media.fileName());
      headers.put(WhatsAppWebConstants.MIME_TYPE, media.mimeType());
    }
    return headers;
  }
}
