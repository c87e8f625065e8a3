package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Receipts as {@code events-receipts.camel.yaml} passes them to its statements. Thread-safe. */
public final class Receipts {
  private static final Duration ASKED_FOR = Duration.ofDays(7);

  private final Clock clock;

  /** Reads the clock each time it is asked. */
  public Receipts(Clock clock) {
    this.clock = clock;
  }

  /** What one receipt says of its message. */
  public Map<String, Object> row(String messageId, int ack) {
    return Map.of("message_id", messageId, "ack", ack);
  }

  /** The same of many. */
  public List<Map<String, Object>> rows(List<Receipt> receipts) {
    return receipts.stream().map(receipt -> row(receipt.messageId(), receipt.ack())).toList();
  }

  /** What a session is asked for, from the rows of {@code unread-messages.sql}. */
  public List<MessageKey> keys(List<Map<String, Object>> messages) {
    return messages.stream()
        .map(
            message ->
                new MessageKey(
                    String.valueOf(message.get("chat_id")),
                    String.valueOf(message.get("message_id"))))
        .toList();
  }

  /** Messages that ended before are not asked about any more, in epoch milliseconds. */
  public long since() {
    return clock.instant().minus(ASKED_FOR).toEpochMilli();
  }
}
