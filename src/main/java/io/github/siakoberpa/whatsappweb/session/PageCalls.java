package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls on their way into the page and back. Thread-safe.
 *
 * <p>What matters is the moment of handing over: a call that ends before it certainly did nothing,
 * one that ends after it without an answer may have done anything. Every call ends by its deadline,
 * whatever the page does.
 */
final class PageCalls {
  private final Queue<PageCall> waiting = new ConcurrentLinkedQueue<>();
  private final Map<Integer, PageCall> open = new ConcurrentHashMap<>();
  private final AtomicInteger tickets = new AtomicInteger();
  private final ScheduledExecutorService deadlines;
  private final Executor completions;

  PageCalls(ScheduledExecutorService deadlines, Executor completions) {
    this.deadlines = deadlines;
    this.completions = completions;
  }

  /** Queues a call for the page; completes by the deadline, on the executor for completions. */
  CompletableFuture<CallEnd> submit(String operation, Map<String, ?> arguments, Duration deadline) {
    return submit(operation, arguments, null, deadline);
  }

  /** The same with a file, which must lie there until the call has ended. */
  CompletableFuture<CallEnd> submit(
      String operation, Map<String, ?> arguments, @Nullable Path file, Duration deadline) {
    PageCall call = new PageCall(tickets.incrementAndGet(), operation, arguments, file);
    open.put(call.ticket, call);
    waiting.add(call);
    call.deadline =
        deadlines.schedule(() -> end(call, "deadline"), deadline.toMillis(), TimeUnit.MILLISECONDS);
    return call.end;
  }

  /** The file of a call that has not ended, or null. */
  @Nullable Path file(int ticket) {
    PageCall call = open.get(ticket);
    return call == null ? null : call.file;
  }

  /** Whether something waits to be handed over. */
  boolean waiting() {
    return !waiting.isEmpty();
  }

  /** Whether nothing is under way. */
  boolean idle() {
    return open.isEmpty();
  }

  /** Takes what waits; from here on each of them may have had its effect. */
  List<Map<String, Object>> handOver() {
    List<Map<String, Object>> batch = new ArrayList<>();
    for (PageCall call = waiting.poll(); call != null; call = waiting.poll()) {
      if (call.handOver()) {
        Map<String, Object> arguments = new HashMap<>(call.arguments);
        arguments.put("operation", call.operation);
        arguments.put("ticket", call.ticket);
        batch.add(arguments);
      }
    }
    return batch;
  }

  /** Ends, untouched, what waits and is one of those operations. */
  void refuseWaiting(Predicate<String> operations) {
    List<PageCall> refused =
        waiting.stream().filter(call -> operations.test(call.operation)).toList();
    waiting.removeAll(refused);
    refused.stream()
        .filter(PageCall::withdraw)
        .forEach(call -> complete(call, new CallEnd.NeverStarted("session_not_ready")));
  }

  /** The page answered. A late answer, to a call that has ended, is dropped. */
  void answered(int ticket, Map<?, ?> answer) {
    PageCall call = open.get(ticket);
    if (call != null) {
      complete(call, new CallEnd.Answered(answer));
    }
  }

  /** No page is there any more: everything under way ends here. */
  void pageGone(String code) {
    List.copyOf(open.values()).forEach(call -> end(call, code));
  }

  private void end(PageCall call, String code) {
    complete(call, call.withdraw() ? new CallEnd.NeverStarted(code) : new CallEnd.Lost(code));
  }

  private void complete(PageCall call, CallEnd end) {
    if (open.remove(call.ticket, call)) {
      if (call.deadline != null) {
        call.deadline.cancel(false);
      }
      completions.execute(() -> call.end.complete(end));
    }
  }
}
