package io.github.siakoberpa.whatsappweb.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session at one moment.
 *
 * @param name the session's name
 * @param state where it stands
 * @param since when it came to stand there
 * @param reason a stable code such as {@code browser_missing}, or null where the state says it all
 * @param advice one sentence telling a person what to do next, or null where there is nothing to do
 * @param qr the text of the QR code on show, or null
 * @param account the linked account as a chat id, or null while none is linked
 * @param store names WhatsApp Web's own store of messages, or null while it is not known; another
 *     name is another store, which knows nothing of what left before
 * @param startedAt when the browser that runs now was started, or null while none runs
 * @param lastActivity when a message was last sent through it, or null if that never happened
 */
public record SessionStatus(
    String name,
    SessionState state,
    Instant since,
    @Nullable String reason,
    @Nullable String advice,
    @Nullable String qr,
    @Nullable String account,
    @Nullable String store,
    @Nullable Instant startedAt,
    @Nullable Instant lastActivity) {

  /** Whether messages can be sent now. */
  public boolean ready() {
    return state == SessionState.READY;
  }

  /**
   * Without the QR code and the account: neither a key nor a number may reach a log by its record.
   */
  @Override
  public String toString() {
    return "SessionStatus[" + name + " " + state + (reason == null ? "" : " " + reason) + "]";
  }
}
