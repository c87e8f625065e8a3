package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.whatsappweb.IncomingHeaders;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Queues the message of each exchange, which goes on once that is on the disk; those that come at
 * the same time share a commit. In a transaction of the host's it is part of that. Thread-safe.
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
      EmbeddedFlow flow = getEndpoint().flow();
      QueueRequest request = new QueueRequest(exchange.getMessage(), flow);
      CompletionStage<EnqueueResult> queued =
          flow.enqueue(request.read(getEndpoint().getSessionName(), getEndpoint().getTo()));
      // A transaction of the host's is bound to its thread, where the route must go on.
      boolean now = queued.toCompletableFuture().isDone();
      queued.whenComplete(
          (result, failure) -> {
            answer(exchange, result, failure);
            callback.done(now);
          });
      return now;
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
