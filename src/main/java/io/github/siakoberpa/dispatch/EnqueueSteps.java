package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.metrics.MessageMeters;
import io.github.siakoberpa.queue.DraftChunks;
import io.github.siakoberpa.queue.EnqueueBatch;
import io.github.siakoberpa.queue.EnqueueRules;
import io.github.siakoberpa.queue.JobDraft;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The steps of {@code enqueue.camel.yaml} between its statements. Steps rather than methods of the
 * rules, and plain variables rather than properties of the batch: Camel reads the class of a bean
 * anew for each expression, of which every commit had nine. Thread-safe.
 */
public final class EnqueueSteps {
  private static final String BATCH = "batch";

  private final EnqueueRules rules;
  private final MessageMeters meters;

  /** Decides as the rules do. */
  EnqueueSteps(EnqueueRules rules, MessageMeters meters) {
    this.rules = rules;
    this.meters = meters;
  }

  /**
   * The drafts in the body become variable batch. Variables recipients, keyed and guarded: what is
   * to be looked up before it can be decided.
   */
  @SuppressWarnings("unchecked")
  void begin(Exchange exchange) throws Exception {
    List<JobDraft> drafts = exchange.getMessage().getMandatoryBody(List.class);
    EnqueueBatch batch =
        rules.batch(
            drafts,
            exchange.getVariable("together", Boolean.class),
            exchange.getVariable("inOrder", Boolean.class));
    exchange.setVariable(BATCH, batch);
    exchange.setVariable("recipients", batch.chats());
    exchange.setVariable("keyed", batch.isKeyed());
    exchange.setVariable("guarded", batch.isGuarded());
  }

  /**
   * Decides about each message, by the rows in variables optedOut, sameKey and sameText. Variable
   * places = how many positions they need; anyQueued = whether any; newSessions = whose queues are
   * not known to be open; anyNewSession = whether any.
   */
  void decide(Exchange exchange) {
    EnqueueBatch batch = batch(exchange);
    rules.decide(
        batch, rows(exchange, "optedOut"), rows(exchange, "sameKey"), rows(exchange, "sameText"));
    List<Map<String, String>> newSessions = batch.newSessions();
    exchange.setVariable("places", batch.size());
    exchange.setVariable("anyQueued", batch.hasRows());
    exchange.setVariable("newSessions", newSessions);
    exchange.setVariable("anyNewSession", !newSessions.isEmpty());
  }

  /** The rows, with the numbers up to variable lastNumber, become the body. */
  void number(Exchange exchange) {
    EnqueueBatch batch = batch(exchange);
    rules.number(batch, exchange.getVariable("lastNumber", Long.class));
    exchange.getMessage().setBody(batch.rows());
  }

  /** What became of each message becomes the body. */
  void answer(Exchange exchange) {
    exchange.getMessage().setBody(batch(exchange).results());
  }

  /** The transaction is committed. */
  void committed(Exchange exchange) {
    EnqueueBatch batch = batch(exchange);
    rules.committed(batch);
    meters.accepted(batch.rows());
  }

  /** The transaction of a chunk is committed; the body says what became of its messages. */
  @SuppressWarnings("unchecked")
  void chunkCommitted(Exchange exchange) throws Exception {
    chunks(exchange).settled(exchange.getMessage().getMandatoryBody(List.class));
  }

  /**
   * A chunk failed. With chunks before it, that is told beside their results.
   *
   * @throws Exception the failure, when there are none: nothing is queued then
   */
  void chunkFailed(Exchange exchange) throws Exception {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    DraftChunks chunks = chunks(exchange);
    if (chunks.results().isEmpty()) {
      throw failure;
    }
    chunks.failed(failure);
  }

  private static DraftChunks chunks(Exchange exchange) {
    return exchange.getVariable("chunks", DraftChunks.class);
  }

  private static EnqueueBatch batch(Exchange exchange) {
    return exchange.getVariable(BATCH, EnqueueBatch.class);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Exchange exchange, String variable) {
    return exchange.getVariable(variable, List.class);
  }
}
