package io.github.siakoberpa.incoming;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.Recipient;
import java.util.List;

/** What people are told whose wish was done. Immutable. */
public final class OptOutReplies {
  private final String stopped;
  private final String started;

  /** Texts; an empty one is not sent. */
  public OptOutReplies(String stopped, String started) {
    this.stopped = stopped;
    this.started = started;
  }

  /** Who did it, as the list of opt-outs says. */
  public String who() {
    return "recipient";
  }

  /** The message to queue, or none. Under the id of theirs, so that it is told once. */
  public List<NewMessage> to(OptOutWish wish) {
    String text = wish.stops() ? stopped : started;
    if (text.isEmpty()) {
      return List.of();
    }
    return List.of(
        new NewMessage(
            wish.session(),
            new Recipient(wish.chatId(), wish.chatId()),
            text,
            Priority.HIGH,
            OnUnknown.FAIL,
            null,
            null,
            null,
            "opt-out-reply-" + wish.messageId(),
            null,
            who()));
  }
}
