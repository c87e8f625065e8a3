package io.github.siakoberpa.queue;

import org.jspecify.annotations.Nullable;

/** What becomes of a leased message by the pace of its session. */
public sealed interface PaceDecision {

  /** {@code go}, {@code park} or {@code hold}, for the routes. */
  String kind();

  /**
   * It may leave.
   *
   * @param typingMs how long "typing…" is shown
   * @param nextSendAt when the session may send again
   * @param nextSendReason gap, minute_limit, hour_limit or day_limit
   * @param newChats 1 if the chat was never spoken to, else 0
   * @param newChatsAt until when other such chats wait then; null = as before
   */
  record Go(
      long typingMs,
      long nextSendAt,
      String nextSendReason,
      int newChats,
      @Nullable Long newChatsAt)
      implements PaceDecision {
    @Override
    public String kind() {
      return "go";
    }
  }

  /**
   * Its chat must wait; others of the session may go.
   *
   * @param until epoch milliseconds
   * @param waitingFor chat_gap, quiet_hours or new_chats
   * @param others whether other chats wait for the same
   * @param stepMs by how much each further one waits longer, so that they do not all wake at once
   */
  record Park(long until, String waitingFor, boolean others, long stepMs) implements PaceDecision {
    @Override
    public String kind() {
      return "park";
    }
  }

  /**
   * The whole session must wait.
   *
   * @param until epoch milliseconds
   * @param reason hour_limit, day_limit or quiet_hours
   */
  record Hold(long until, String reason) implements PaceDecision {
    @Override
    public String kind() {
      return "hold";
    }
  }
}
