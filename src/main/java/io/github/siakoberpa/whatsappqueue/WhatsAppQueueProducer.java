package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.whatsappweb.IncomingHeaders;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Queues the message of each exchange, which goes on once that is on the disk; those that come at
 * the same time share a commit. Thread-safe.
 */
public class WhatsAppQueueProducer extends DefaultAsyncProducer {

  /** Made by the endpoint. */
  public WhatsAppQueueProducer(WhatsAppQueueEndpoint endpoint) {
    super(endpoint);
  }

  @Override
  public WhatsAppQueueEndpoint getEndpoint() {
    return (WhatsAppQueueEndpoint) super.getEndpoint();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      IncomingHeaders.forget(exchange);
      EmbeddedFlow flow = getEndpoint().component().flow();
      QueueRequest request = new QueueRequest(exchange.getMessage(), flow);
      flow.enqueue(request.read(getEndpoint().getSessionName(), getEndpoint().getTo()))
          .whenComplete(
              (result, failure) -> {
                answer(exchange, result, failure);
                callback.done(false);
              });
      return false;
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  private static void answer(
      Exchange exchange, @Nullable EnqueueResult result, @Nullable Throwable failure) {
    if (result instanceof QueuedMessage queued) {
      Message message = exchange.getMessage();
      message.setHeader(WhatsAppQueueConstants.JOB_ID, queued.jobId());
      message.setHeader(WhatsAppQueueConstants.MESSAGE_ID, queued.messageId());
      message.setHeader(WhatsAppQueueConstants.REPEATED, queued.repeated());
    } else if (result instanceof NotQueued refused) {
      exchange.setException(
          new NotQueuedException(refused.code().name(), refused.message(), refused.jobId()));
    } else {
      exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
    }
  }
}
