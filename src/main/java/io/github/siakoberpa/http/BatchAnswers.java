package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What callers learn of a batch. Thread-safe. */
public final class BatchAnswers {

  /** One line that was queued. */
  record Accepted(
      int index, String id, String messageId, String to, String state, boolean repeated) {}

  /**
   * One answer a line, in their order.
   *
   * @param exchange its variable cutOff says why the last lines are not in queued
   * @param queued what became of the lines that are messages
   * @throws InvalidRequestException when all or none were to be queued, and it is none
   */
  public Map<String, Object> of(Exchange exchange, MessageBatch batch, List<EnqueueResult> queued) {
    Exception cutOff = exchange.getVariable("cutOff", Exception.class);
    ErrorAnswer notTried = cutOff == null ? null : HttpErrors.ofLines(exchange, cutOff);
    List<@Nullable ErrorAnswer> refused = new ArrayList<>(batch.refused());
    List<Object> results = new ArrayList<>(refused.size());
    Iterator<EnqueueResult> next = queued.iterator();
    int accepted = 0;
    for (int index = 0; index < refused.size(); index++) {
      ErrorAnswer problem = refused.get(index);
      if (problem == null && notTried != null && !next.hasNext()) {
        problem = notTried;
      }
      if (problem == null) {
        EnqueueResult result = next.next();
        if (result instanceof QueuedMessage message) {
          accepted++;
          results.add(accepted(index, message));
          continue;
        }
        problem = RefusedMessage.answer((NotQueued) result);
        refused.set(index, isOnlyTogether((NotQueued) result) ? null : problem);
      }
      results.add(refused(index, problem));
    }
    if (batch.together()) {
      BatchRefusals.check(refused);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accepted", accepted);
    answer.put("refused", refused.size() - accepted);
    answer.put("results", results);
    return answer;
  }

  private static Map<String, Object> refused(int index, ErrorAnswer answer) {
    Map<String, Object> entry = BatchRefusals.entry(index, answer.problems().get(0), answer);
    answer.retryAfter().ifPresent(seconds -> entry.put("retryAfter", seconds));
    return entry;
  }

  /** Nothing is wrong with it, so it says nothing about why the batch was refused. */
  private static boolean isOnlyTogether(NotQueued result) {
    return result.code() == NotQueued.Code.NOT_ALONE;
  }

  private static Accepted accepted(int index, QueuedMessage message) {
    return new Accepted(
        index,
        message.jobId(),
        message.messageId(),
        message.chatId(),
        StateWords.of(message.state(), null),
        message.repeated());
  }
}
