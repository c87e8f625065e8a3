package io.github.siakoberpa.queue;

import io.github.siakoberpa.queue.PaceDecision.Go;
import io.github.siakoberpa.queue.PaceDecision.Hold;
import io.github.siakoberpa.queue.PaceDecision.Park;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message may leave now, and when the next one may. Knows no clock: the same
 * facts give the same decision but for the jitter. Thread-safe as far as its random generator is.
 */
final class PaceRule {
  private static final String QUIET = "quiet_hours";
  private static final long MIN_STEP_MS = 1_000;

  private final RandomGenerator random;
  private final RecipientZones zones;

  PaceRule(RandomGenerator random, RecipientZones zones) {
    this.random = random;
    this.zones = zones;
  }

  PaceDecision decide(
      PaceSettings pace, PaceCandidate message, PaceFacts facts, PaceUsage usage, long now) {
    PaceDecision wait = limit(pace.limits(), usage, now);
    if (wait == null && pace.quiet() != null) {
      wait = quiet(pace.quiet(), message, now);
    }
    if (wait == null) {
      wait = chatGap(pace, facts, now);
    }
    boolean newChat = !facts.known() && !message.isGroup();
    if (wait == null && newChat) {
      wait = newChat(pace.newChats(), facts, usage, now);
    }
    return wait == null ? go(pace, message, newChat, usage, now) : wait;
  }

  /** Reached already: the limit was lowered, or the clock set back. */
  private static @Nullable PaceDecision limit(SendLimits limits, PaceUsage usage, long now) {
    long day = usage.roomAt(now, PaceUsage.DAY, limits.perDay());
    long hour = usage.roomAt(now, PaceUsage.HOUR, limits.perHour());
    if (day > now || hour > now) {
      return day >= hour ? new Hold(day, "day_limit") : new Hold(hour, "hour_limit");
    }
    return null;
  }

  private @Nullable PaceDecision quiet(QuietHours quiet, PaceCandidate message, long now) {
    if (quiet.highPasses() && message.high()) {
      return null;
    }
    List<ZoneId> there = quiet.byRecipient() ? zones.of(message.chatId()) : List.of();
    List<ZoneId> counting = there.isEmpty() ? List.of(quiet.zone()) : there;
    Long until =
        quiet.endAt(Instant.ofEpochMilli(now), counting).map(Instant::toEpochMilli).orElse(null);
    if (until == null) {
      return null;
    }
    if (quiet.byRecipient()) {
      return new Park(until, QUIET, false, 0);
    }
    return quiet.highPasses() ? new Park(until, QUIET, true, 0) : new Hold(until, QUIET);
  }

  private static @Nullable PaceDecision chatGap(PaceSettings pace, PaceFacts facts, long now) {
    Long last = facts.chatSentAt();
    // Last written to later than now: the clock was set back.
    long due = last == null ? now : Math.min(last, now) + pace.chatGap().toMillis();
    return due > now ? new Park(due, "chat_gap", false, 0) : null;
  }

  private static @Nullable PaceDecision newChat(
      NewChatLane lane, PaceFacts facts, PaceUsage usage, long now) {
    Long closed = facts.newChatsAt();
    long open = closed == null ? now : closed;
    int allowance = lane.allowance(facts.firstSentAt(), now);
    long room = usage.roomForNewChatAt(now, allowance);
    open = Math.max(open, Math.min(room, lane.growsAt(facts.firstSentAt(), now)));
    long step = Math.max(MIN_STEP_MS, lane.gap().toMillis());
    return open > now ? new Park(open, "new_chats", true, step) : null;
  }

  private Go go(
      PaceSettings pace, PaceCandidate message, boolean newChat, PaceUsage usage, long now) {
    long typing = pace.typing().millis(message.characters());
    long leaves = now + typing;
    long gap = pace.minGap().toMillis() + random.nextLong(pace.jitter().toMillis() + 1);
    long spacing = pace.limits().spacingMs();
    long next = leaves + Math.max(gap, spacing);
    String reason = spacing > gap ? "minute_limit" : "gap";
    PaceUsage after = usage.plus(now, newChat);
    long hour = after.roomAt(next, PaceUsage.HOUR, pace.limits().perHour());
    if (hour > next) {
      next = hour;
      reason = "hour_limit";
    }
    long day = after.roomAt(next, PaceUsage.DAY, pace.limits().perDay());
    if (day > next) {
      next = day;
      reason = "day_limit";
    }
    Long newChatsAt = newChat ? Long.valueOf(leaves + pace.newChats().gap().toMillis()) : null;
    return new Go(typing, next, reason, newChat ? 1 : 0, newChatsAt);
  }
}
