package io.github.siakoberpa.queue;

import io.github.siakoberpa.queue.PaceChange.Changed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pace of every session: how many messages may be in hand, whether one may leave now, and when
 * the next. What must outlive a restart is in the database and comes in as facts; sessions wait
 * until their own settings have come from there too. Thread-safe as far as its random generator is.
 */
public final class Pace {
  /** WhatsApp refuses to carry a message to somebody who never wrote to us. */
  private static final Set<String> STRANGERS_REFUSED = Set.of("nack_463", "nack_475");

  private final PaceBook book;
  private final PaceRule rule;
  private final IntSupplier concurrency;
  private final Clock clock;
  private volatile boolean restored;

  /**
   * Nothing is sent before {@link #begin()}.
   *
   * @param defaults a value for every key
   * @param concurrency how many chats of one session may be in flight where pace is off
   * @throws PaceValueException when a default makes no sense
   */
  public Pace(
      Map<PaceKey, String> defaults, IntSupplier concurrency, Clock clock, RandomGenerator random) {
    this.book = new PaceBook(defaults);
    this.rule = new PaceRule(random, new RecipientZones());
    this.concurrency = concurrency;
    this.clock = clock;
  }

  /** Takes what the database holds of a session's own; call {@link #begin()} after the last. */
  public void restore(String session, Map<String, Object> own) {
    book.restore(session, own);
  }

  /** The session has nothing of its own any more. */
  public void forget(String session) {
    book.forget(session);
  }

  /** All is restored. */
  public void begin() {
    restored = true;
  }

  /** Whether messages of the session must ask before they leave. */
  public boolean isPolite(String session) {
    return profile(session).settings().polite();
  }

  /** How many messages of the session may be in hand at once. */
  public int slots(String session) {
    return restored ? atOnce(session) : 0;
  }

  /** The same, once it has begun. */
  public int atOnce(String session) {
    return isPolite(session) ? 1 : concurrency.getAsInt();
  }

  /**
   * Whether a leased message may leave now.
   *
   * @param job the claimed row
   * @param facts the row of pace-facts.sql
   * @param usage the rows of pace-usage.sql
   */
  public PaceDecision decide(
      String session,
      Map<String, Object> job,
      @Nullable Map<String, @Nullable Object> facts,
      List<Map<String, Object>> usage) {
    return rule.decide(
        profile(session).settings(),
        PaceCandidate.of(job),
        PaceFacts.of(facts),
        PaceUsage.of(usage),
        clock.millis());
  }

  /** The pace of a session as it is now. */
  public PaceProfile profile(String session) {
    return book.of(session);
  }

  /**
   * What the pace of a session becomes by these changes; {@link #adopt} puts it into force.
   *
   * @param changes by JSON field; null = back to the default
   */
  public PaceChange changed(String session, Map<String, @Nullable Object> changes) {
    return book.changed(session, changes);
  }

  /** The change counts from now on. */
  public void adopt(Changed change) {
    book.put(change.session(), change.profile());
  }

  /** The latest time of the next message that a new pace allows to wait for. */
  public long soonest(Changed change) {
    PaceSettings settings = change.profile().settings();
    return clock.millis() + (settings.polite() ? settings.minGap().toMillis() : 0);
  }

  /** Whether a failure tells that chats never spoken to had better wait. */
  public boolean closesNewChats(String session, @Nullable String errorCode) {
    return errorCode != null && STRANGERS_REFUSED.contains(errorCode) && isPolite(session);
  }

  /** Until when they wait then. */
  public long newChatsClosedUntil(String session) {
    return clock.millis() + profile(session).settings().newChats().circuit().toMillis();
  }

  /**
   * Whether an unknown outcome counts.
   *
   * @param suspected what the database answered when the message became uncertain
   * @param ended what it answered when the message failed instead; neither = the worker was stale
   */
  public boolean mindsUnknown(String session, @Nullable Object suspected, @Nullable Object ended) {
    return isPolite(session) && (suspected != null || ended != null);
  }

  /** Whether so many unknown outcomes in a row are enough. */
  public boolean isTooMuchUnknown(String session, int streak) {
    return streak >= profile(session).settings().unknownLimit();
  }
}
