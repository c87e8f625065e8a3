package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.SendOutcome;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Sends what a route ended with as the answer to the message that it began with. */
final class Answers {
  private Answers() {}

  /**
   * Whether a body is an answer. What the route was given is none, as it is or as a text: a route
   * that only looks at messages would send each of them back.
   */
  static boolean isAnswer(IncomingMessage incoming, @Nullable Object body) {
    if (body instanceof String text) {
      return !text.isBlank() && !text.equals(incoming.text());
    }
    return body instanceof OutgoingMessage
        || (body instanceof Map<?, ?> map
            && map.containsKey("kind")
            && !map.equals(incoming.toMap()))
        || MessageFields.isFile(body);
  }

  /**
   * Sends the answer if there is one. Its id belongs to the message and the route, so that a route
   * which runs again for the same message answers it once.
   */
  static CompletionStage<SendOutcome> send(
      WhatsAppWebSession session, Exchange exchange, IncomingMessage incoming, String cause) {
    Message message = exchange.getMessage();
    if (incoming.own() || incoming.targetId() != null || !isAnswer(incoming, message.getBody())) {
      return CompletableFuture.completedFuture(new SendOutcome.Sent(0));
    }
    IncomingHeaders.forget(exchange);
    MessageReader reader = new MessageReader(message, null);
    String chat = message.getHeader(WhatsAppWebConstants.CHAT_ID, incoming.chat(), String.class);
    return session.send(
        new MessageKey(chat, MessageIds.of(cause)), reader.message(), reader.options());
  }
}
