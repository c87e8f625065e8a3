package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call for the page. It is either handed over or withdrawn, never both. */
final class PageCall {
  private enum Phase {
    WAITING,
    HANDED_OVER,
    WITHDRAWN
  }

  final int ticket;
  final String operation;
  final Map<String, ?> arguments;

  /** The file that goes with it, or null. */
  final @Nullable Path file;

  final CompletableFuture<CallEnd> end = new CompletableFuture<>();
  volatile @Nullable Future<?> deadline;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

  PageCall(int ticket, String operation, Map<String, ?> arguments, @Nullable Path file) {
    this.file = file;
    this.ticket = ticket;
    this.operation = operation;
    this.arguments = arguments;
  }

  boolean handOver() {
    return phase.compareAndSet(Phase.WAITING, Phase.HANDED_OVER);
  }

  boolean withdraw() {
    return phase.compareAndSet(Phase.WAITING, Phase.WITHDRAWN);
  }
}
