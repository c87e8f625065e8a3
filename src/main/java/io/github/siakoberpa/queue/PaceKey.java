package io.github.siakoberpa.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be set about the pace, in general by a property and for one session by a field of the
 * same name.
 */
public enum PaceKey {
  /** {@code polite} or {@code off}. */
  MODE,
  /** The least time between two messages of a session. */
  MIN_GAP,
  /** Up to that much is added to each gap, by chance. */
  JITTER,
  /** The least time between two messages to one chat. */
  CHAT_GAP,
  /** Messages in any minute; they are spread over it. */
  PER_MINUTE,
  /** Messages in any hour. */
  PER_HOUR,
  /** Messages in any day. */
  PER_DAY,
  /** Chats in any day that were never spoken to before. */
  NEW_CHATS_PER_DAY,
  /** How many of them on the first day of a session. */
  NEW_CHATS_WARM_UP_START,
  /** By which factor that grows a day. */
  NEW_CHATS_WARM_UP_GROWTH,
  /** The least time between two of them. */
  NEW_CHAT_GAP,
  /** How long none is spoken to after WhatsApp refused one. */
  NEW_CHATS_CIRCUIT,
  /** After how many unknown outcomes in a row the session's queue is paused. */
  UNKNOWN_LIMIT,
  /** When the quiet hours begin; nothing = there are none. */
  QUIET_FROM,
  /** When they end; before the beginning = on the next day. */
  QUIET_UNTIL,
  /** Whose clock they go by: {@code session} or {@code recipient}. */
  QUIET_BY,
  /** The time zone of the session; nothing = that of the machine. */
  QUIET_ZONE,
  /** Whether messages of priority HIGH leave in quiet hours. */
  HIGH_PASSES_QUIET,
  /** How long a character takes to type. */
  TYPING_PER_CHARACTER,
  /** The shortest time of typing. */
  TYPING_MIN,
  /** The longest time of typing. */
  TYPING_MAX;

  private static final String PREFIX = "siakoberpa.pace";
  private static final Pattern WORD_END = Pattern.compile("_(.)");

  /** The name in JSON, such as {@code minGap}. */
  public String field() {
    return WORD_END
        .matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /** The key in application.properties, such as {@code siakoberpa.pace.min-gap}. */
  public String property() {
    return this == MODE ? PREFIX : PREFIX + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key of that name in JSON. */
  public static Optional<PaceKey> byField(String field) {
    return Arrays.stream(values()).filter(key -> key.field().equals(field)).findFirst();
  }

  /** A value as JSON shows it; null = nothing is set. */
  public @Nullable Object shown(String text) {
    return switch (this) {
      case PER_MINUTE,
          PER_HOUR,
          PER_DAY,
          NEW_CHATS_PER_DAY,
          NEW_CHATS_WARM_UP_START,
          UNKNOWN_LIMIT ->
          Integer.valueOf(text);
      case NEW_CHATS_WARM_UP_GROWTH -> Double.valueOf(text);
      case HIGH_PASSES_QUIET -> Boolean.valueOf(text);
      default -> text.isEmpty() ? null : text;
    };
  }
}
