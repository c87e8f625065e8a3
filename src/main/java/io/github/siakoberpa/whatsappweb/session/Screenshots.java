package io.github.siakoberpa.whatsappweb.session;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Pictures of the page that somebody waits for. Thread-safe; taken on the session's thread. */
final class Screenshots {
  private final Queue<CompletableFuture<byte[]>> wanted = new ConcurrentLinkedQueue<>();
  private final Executor completions;

  Screenshots(Executor completions) {
    this.completions = completions;
  }

  /** One more, taken as soon as a page is open; the caller sets the deadline. */
  CompletableFuture<byte[]> want() {
    CompletableFuture<byte[]> picture = new CompletableFuture<>();
    wanted.add(picture);
    return picture;
  }

  /** Whether somebody waits. */
  boolean waiting() {
    return !wanted.isEmpty();
  }

  /** One picture for all who wait. */
  void take(WebPage page) {
    if (wanted.isEmpty()) {
      return;
    }
    byte @Nullable [] picture = page.screenshot();
    for (CompletableFuture<byte[]> one = wanted.poll(); one != null; one = wanted.poll()) {
      CompletableFuture<byte[]> taken = one;
      if (picture == null) {
        completions.execute(
            () -> taken.completeExceptionally(new PageLostException("page_navigated")));
      } else {
        completions.execute(() -> taken.complete(picture));
      }
    }
  }
}
