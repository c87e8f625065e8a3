package io.github.siakoberpa.queue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fast one session sends. There are people on the other side, and WhatsApp blocks accounts that
 * write like machines.
 *
 * @param polite whether any of the rest counts
 * @param minGap the least time between two messages of the session
 * @param jitter up to that much is added to each gap
 * @param chatGap the least time between two messages to one chat
 * @param quiet null = no hour is quiet
 * @param unknownLimit unknown outcomes in a row after which the queue is paused
 */
public record PaceSettings(
    boolean polite,
    Duration minGap,
    Duration jitter,
    Duration chatGap,
    SendLimits limits,
    NewChatLane newChats,
    @Nullable QuietHours quiet,
    TypingTime typing,
    int unknownLimit) {
  private static final int MANY = 1_000_000;

  /**
   * Reads what people wrote.
   *
   * @throws PaceValueException when a value is missing or makes no sense
   */
  public static PaceSettings of(Map<PaceKey, String> values) {
    PaceText text = new PaceText(values);
    return new PaceSettings(
        text.oneOf(PaceKey.MODE, "polite", "off").equals("polite"),
        text.duration(PaceKey.MIN_GAP),
        text.duration(PaceKey.JITTER),
        text.duration(PaceKey.CHAT_GAP),
        new SendLimits(
            text.number(PaceKey.PER_MINUTE, 1, MANY),
            text.number(PaceKey.PER_HOUR, 1, MANY),
            text.number(PaceKey.PER_DAY, 1, MANY)),
        new NewChatLane(
            text.number(PaceKey.NEW_CHATS_PER_DAY, 0, MANY),
            text.number(PaceKey.NEW_CHATS_WARM_UP_START, 1, MANY),
            text.factor(PaceKey.NEW_CHATS_WARM_UP_GROWTH, 1, 10),
            text.duration(PaceKey.NEW_CHAT_GAP),
            text.duration(PaceKey.NEW_CHATS_CIRCUIT)),
        quiet(text),
        new TypingTime(
            text.duration(PaceKey.TYPING_PER_CHARACTER),
            text.duration(PaceKey.TYPING_MIN),
            text.duration(PaceKey.TYPING_MAX)),
        text.number(PaceKey.UNKNOWN_LIMIT, 1, MANY));
  }

  private static @Nullable QuietHours quiet(PaceText text) {
    boolean byRecipient = text.oneOf(PaceKey.QUIET_BY, "session", "recipient").equals("recipient");
    boolean highPasses = text.yes(PaceKey.HIGH_PASSES_QUIET);
    LocalTime from = text.time(PaceKey.QUIET_FROM);
    LocalTime until = text.time(PaceKey.QUIET_UNTIL);
    var zone = text.zone(PaceKey.QUIET_ZONE);
    if (from == null && until == null) {
      return null;
    }
    if (from == null || until == null) {
      PaceKey missing = from == null ? PaceKey.QUIET_FROM : PaceKey.QUIET_UNTIL;
      throw new PaceValueException(missing, "is missing: quiet hours have a beginning and an end.");
    }
    return new QuietHours(from, until, zone, byRecipient, highPasses);
  }
}
