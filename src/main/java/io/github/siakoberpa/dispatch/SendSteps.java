package io.github.siakoberpa.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The steps of {@code dispatch.camel.yaml} that every message takes; other routes take jobs in the
 * same way. Steps rather than expressions: Camel copies the exchange for each {@code
 * ${variable.job[…]}}, in which a tenth of the samples of a drain lay, and reads the class of a
 * bean anew for each call. Thread-safe.
 */
public final class SendSteps {
  private static final ObjectReader CONTENT = new ObjectMapper().readerFor(Map.class);

  private final SendPermits permits;

  /** Asks for permits as those do. */
  SendSteps(SendPermits permits) {
    this.permits = permits;
  }

  /** The row in the body becomes the variables job, session and chat_id, and stays in the body. */
  void takeJob(Exchange exchange) throws Exception {
    Map<?, ?> job = exchange.getMessage().getMandatoryBody(Map.class);
    exchange.setVariable("job", job);
    exchange.setVariable("session", job.get("session"));
    exchange.setVariable("chat_id", job.get("chat_id"));
  }

  /** The body becomes what the job in variable job asks for. */
  void askForPermit(Exchange exchange) {
    exchange.getMessage().setBody(permits.request(job(exchange)));
  }

  /**
   * The body becomes the text of the job in variable job, or the fields of its content where that
   * is of another kind; the headers, none of before among them, tell the chat, the message id, and
   * how long to type where variable typingMs does.
   *
   * @throws JsonProcessingException when the stored content is damaged
   */
  void addressTarget(Exchange exchange) throws JsonProcessingException {
    Map<String, Object> job = job(exchange);
    Map<?, ?> content = CONTENT.readValue(String.valueOf(job.get("payload")));
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(WhatsAppWebConstants.CHAT_ID, job.get("chat_id"));
    message.setHeader(WhatsAppWebConstants.MESSAGE_ID, job.get("message_id"));
    Object typing = exchange.getVariable("typingMs");
    if (typing != null) {
      message.setHeader(WhatsAppWebConstants.TYPING_MS, typing);
    }
    message.setBody(content.get("kind") == null ? content.get("text") : content);
  }

  /** The body becomes what is known of the job in variable job, now that its target took it. */
  void sent(Exchange exchange) {
    Integer ack = exchange.getMessage().getHeader(WhatsAppWebConstants.ACK, Integer.class);
    exchange.getMessage().setBody(permits.sent(job(exchange), ack));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> job(Exchange exchange) {
    return exchange.getVariable("job", Map.class);
  }
}
