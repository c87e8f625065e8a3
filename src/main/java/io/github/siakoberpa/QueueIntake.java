package io.github.siakoberpa;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.database.HostTransaction;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * How messages and their files come from a host into the queue: each by itself, or as part of the
 * transaction that the host has open over the queue's database. Thread-safe.
 */
final class QueueIntake {
  private final AsyncProducer door;
  private final ProducerTemplate routes;
  private final @Nullable HostTransaction transaction;

  private QueueIntake(
      AsyncProducer door, ProducerTemplate routes, @Nullable HostTransaction transaction) {
    this.door = door;
    this.routes = routes;
    this.transaction = transaction;
  }

  /**
   * Into the routes of a context that is started, and stops what this needs when it stops.
   *
   * @param transaction the host's; null = the queue's database is no concern of the host
   */
  static QueueIntake of(CamelContext camel, @Nullable HostTransaction transaction)
      throws Exception {
    AsyncProducer door = camel.getEndpoint("direct:siakoberpa-enqueue").createAsyncProducer();
    ServiceHelper.startService(door);
    return new QueueIntake(door, camel.createProducerTemplate(), transaction);
  }

  /** As {@link EmbeddedFlow#enqueue}. */
  CompletionStage<EnqueueResult> enqueue(NewMessage message) {
    HostTransaction open = openTransaction();
    if (open != null) {
      return enqueueIn(open, message);
    }
    Exchange exchange = door.getEndpoint().createExchange(ExchangePattern.InOut);
    exchange.getMessage().setBody(message);
    CompletableFuture<EnqueueResult> answer = new CompletableFuture<>();
    door.process(exchange, done -> complete(answer, exchange));
    return answer;
  }

  private CompletionStage<EnqueueResult> enqueueIn(HostTransaction open, NewMessage message) {
    Exchange exchange =
        runIn(
            open,
            "direct:siakoberpa-enqueue-in-host-transaction",
            request -> request.getMessage().setBody(List.of(message)));
    if (exchange.getException() != null) {
      return CompletableFuture.failedFuture(exchange.getException());
    }
    open.afterCommit(() -> routes.send("direct:enqueued", exchange));
    List<?> results = exchange.getMessage().getBody(List.class);
    return CompletableFuture.completedFuture((EnqueueResult) results.get(0));
  }

  private static void complete(CompletableFuture<EnqueueResult> answer, Exchange exchange) {
    if (exchange.getException() != null) {
      answer.completeExceptionally(exchange.getException());
    } else {
      answer.complete(exchange.getMessage().getBody(EnqueueResult.class));
    }
  }

  /** As {@link EmbeddedFlow#keep}. */
  KeptMedia keep(MediaSource file) {
    HostTransaction open = openTransaction();
    String uri = "direct:take-in-media";
    Processor request =
        asked -> {
          asked.setVariable("mediaSource", file);
          asked.setVariable("caller", Caller.host());
        };
    Exchange exchange = open == null ? routes.request(uri, request) : runIn(open, uri, request);
    Exception failure = exchange.getException();
    if (failure != null) {
      MediaException refused = ObjectHelper.getException(MediaException.class, failure);
      throw refused == null ? RuntimeCamelException.wrapRuntimeCamelException(failure) : refused;
    }
    return Objects.requireNonNull(exchange.getVariable("media", KeptMedia.class));
  }

  /** That of the calling thread; null = it has none. */
  private @Nullable HostTransaction openTransaction() {
    return transaction != null && transaction.isOpen() ? transaction : null;
  }

  /** Runs a route on this thread, in the transaction. */
  private Exchange runIn(HostTransaction open, String uri, Processor request) {
    AtomicReference<@Nullable Exchange> done = new AtomicReference<>();
    try {
      open.lend(
          () -> {
            Exchange exchange = routes.request(uri, request);
            done.set(exchange);
            return exchange.getException() == null;
          });
    } catch (SQLException e) {
      throw new IllegalStateException("The transaction cannot take a message in", e);
    }
    return Objects.requireNonNull(done.get());
  }
}
