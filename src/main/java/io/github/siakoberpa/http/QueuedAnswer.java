package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The last step of send-message: what became of the message, in the older API's fields.
 * Thread-safe.
 */
public final class QueuedAnswer implements Processor {
  private static final int ACCEPTED = 202;

  /**
   * Answers.
   *
   * @throws InvalidRequestException when the message was not queued
   */
  @Override
  public void process(Exchange exchange) {
    EnqueueResult result = exchange.getMessage().getBody(EnqueueResult.class);
    if (result instanceof NotQueued refused) {
      throw RefusedMessage.of(refused);
    }
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, ACCEPTED);
    JsonAnswer.write(exchange.getMessage(), answer((QueuedMessage) result));
  }

  private static Map<String, Object> answer(QueuedMessage message) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("message", "Message queued for delivery");
    answer.put("messageId", message.messageId());
    answer.put("jobId", message.jobId());
    answer.put("to", message.chatId());
    answer.put("status", SeedWords.of(message.state()));
    answer.put("priority", message.priority().name());
    answer.put("delivery", "queued");
    return answer;
  }
}
