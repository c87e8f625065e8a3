package io.github.siakoberpa.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets exchanges that are at the same step at the same time share one commit: their bodies go as
 * one list to a route, which answers a list of as many results in their order, and each exchange
 * goes on with its own. One exchange alone does not wait for company; what comes while a batch is
 * under way forms the next, and after a crowd a millisecond at most is given to the next crowd.
 * When a batch fails, each of it is tried alone, so that one bad row does not sink its neighbours.
 *
 * <p>Thread-safe. The route runs on a thread of this step; exchanges go on where they came from
 * (see the constructor), or on a worker thread, never on this step's own.
 */
public final class GroupCommit extends AsyncProcessorSupport {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TOGETHER = 256;
  private static final int CROWD = 8;
  private static final int MOST_PAUSES = 10;
  private static final long PAUSE_NANOS = 100_000;

  private final CamelContext context;
  private final String name;
  private final String uri;
  private final Supplier<@Nullable Executor> origin;
  private final BlockingQueue<Member> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean busy = new AtomicBoolean();
  // How many came together the last time; only the committer's thread knows.
  private int last;
  private @Nullable ExecutorService committer;
  private @Nullable ExecutorService workers;
  private @Nullable Endpoint endpoint;
  private @Nullable AsyncProducer producer;

  private record Member(Exchange exchange, AsyncCallback callback, @Nullable Executor origin) {
    void fail(Exception failure) {
      exchange.setException(failure);
    }
  }

  /**
   * A step that is not started yet; add it to the context as a service.
   *
   * @param name of its threads
   * @param uri the route that gets the list
   * @param origin asked on the thread of each exchange: where the exchange goes on afterwards; null
   *     = on a worker thread
   */
  public GroupCommit(
      CamelContext context, String name, String uri, Supplier<@Nullable Executor> origin) {
    this.context = context;
    this.name = name;
    this.uri = uri;
    this.origin = origin;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Member member = new Member(exchange, callback, origin.get());
    boolean taken = isRunAllowed() && waiting.offer(member);
    if (taken) {
      wakeCommitter();
    }
    // A stop in between may have ended the committer already; what it did not take nobody will.
    boolean forgotten = taken && !isRunAllowed() && waiting.remove(member);
    if (!taken || forgotten) {
      exchange.setException(new TooManyWaitingException());
      callback.done(true);
      return true;
    }
    return false;
  }

  private void wakeCommitter() {
    if (busy.compareAndSet(false, true)) {
      try {
        committer.execute(this::commitWhatWaits);
      } catch (RejectedExecutionException e) {
        LOG.debug("{} was stopped just now; who asked is refused", name);
      }
    }
  }

  private void commitWhatWaits() {
    do {
      try {
        Member first = waiting.poll();
        while (first != null) {
          commitTogether(first);
          first = waiting.poll();
        }
      } finally {
        busy.set(false);
      }
      // Who came between the last look and this found it busy.
    } while (!waiting.isEmpty() && busy.compareAndSet(false, true));
  }

  private void commitTogether(Member first) {
    letOthersCome();
    List<Member> batch = new ArrayList<>();
    batch.add(first);
    waiting.drainTo(batch, MOST_TOGETHER - 1);
    commit(batch);
    goOn(batch);
    last = batch.size();
  }

  /**
   * Under load those who were answered together ask again within a moment. Fewer commits for as
   * many rows save CPU, at the price of a millisecond at most. Half of them are enough: the other
   * half is answered while these are committed (measured with 64 clients: a fifth more messages,
   * and a third off the 99th percentile, than with waiting for all of them).
   */
  private void letOthersCome() {
    for (int i = 0; last >= CROWD && i < MOST_PAUSES && waiting.size() < last / 2; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void commit(List<Member> batch) {
    Exception failure = tryCommit(batch);
    if (failure == null) {
      return;
    }
    if (batch.size() == 1) {
      batch.get(0).fail(failure);
      return;
    }
    for (Member member : batch) {
      Exception own = tryCommit(List.of(member));
      if (own != null) {
        member.fail(own);
      }
    }
  }

  private @Nullable Exception tryCommit(List<Member> batch) {
    List<Object> bodies = new ArrayList<>(batch.size());
    batch.forEach(member -> bodies.add(member.exchange().getMessage().getBody()));
    Exchange together = endpoint.createExchange(ExchangePattern.InOut);
    together.getMessage().setBody(bodies);
    try {
      producer.process(together);
    } catch (Exception e) {
      return e;
    }
    if (together.getException() != null) {
      return together.getException();
    }
    if (!(together.getMessage().getBody() instanceof List<?> results)
        || results.size() != batch.size()) {
      return new IllegalStateException(uri + " did not answer one result for each body");
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).exchange().getMessage().setBody(results.get(i));
    }
    return null;
  }

  /** One hand-over for all exchanges of one origin. */
  private void goOn(List<Member> batch) {
    Map<Executor, List<Member>> byOrigin = new LinkedHashMap<>();
    for (Member member : batch) {
      if (member.origin() == null) {
        workers.execute(() -> member.callback().done(false));
      } else {
        byOrigin.computeIfAbsent(member.origin(), key -> new ArrayList<>()).add(member);
      }
    }
    byOrigin.forEach(
        (executor, members) ->
            executor.execute(() -> members.forEach(member -> member.callback().done(false))));
  }

  @Override
  protected void doStart() throws Exception {
    endpoint = context.getEndpoint(uri);
    producer = endpoint.createAsyncProducer();
    ServiceHelper.startService(producer);
    workers = context.getExecutorServiceManager().newCachedThreadPool(this, name + "-worker");
    committer = context.getExecutorServiceManager().newSingleThreadExecutor(this, name);
  }

  @Override
  protected void doStop() {
    // What waits is committed before.
    context.getExecutorServiceManager().shutdownGraceful(committer);
    context.getExecutorServiceManager().shutdownGraceful(workers);
    ServiceHelper.stopService(producer);
  }
}
