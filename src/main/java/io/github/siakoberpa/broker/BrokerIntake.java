package io.github.siakoberpa.broker;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.EnqueueResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What becomes of messages of brokers. Thread-safe. */
public final class BrokerIntake {
  private final BrokerRules rules;
  private final BooleanSupplier stopping;
  private final Duration interval;

  /**
   * By the rules of messages.
   *
   * @param stopping whether the application is being stopped
   * @param interval how long a full queue is left alone
   */
  BrokerIntake(BrokerRules rules, BooleanSupplier stopping, Duration interval) {
    this.rules = rules;
    this.stopping = stopping;
    this.interval = interval;
  }

  /** How long a full queue, or a broker that is away, is left alone. */
  public long intervalMs() {
    return interval.toMillis();
  }

  /**
   * Before each try.
   *
   * @throws BrokerException when the application is being stopped
   */
  public void requireRunning() {
    if (stopping.getAsBoolean()) {
      throw new BrokerException("STOPPING", "The application is being stopped");
    }
  }

  /** Whoever writes to the queue of a broker may name every file. */
  public Caller owner(BrokerBatch batch) {
    return new Caller(
        batch.broker(), null, null, EnumSet.of(Scope.SEND, Scope.READ), null, Long.MAX_VALUE);
  }

  /** The message's file is here. */
  public void kept(BrokerMessage message, KeptMedia file) {
    message.kept(file);
  }

  /**
   * It is not to be had.
   *
   * @param why with the reason in it, or behind it
   */
  public void refused(BrokerMessage message, Throwable why) {
    message.refused(why);
  }

  /** Holds the messages against the rules. */
  public void read(BrokerBatch batch) {
    batch.read(rules);
  }

  /** What became of those that make sense, inside the transaction. */
  public void settle(BrokerBatch batch, List<EnqueueResult> results) {
    batch.settle(results);
  }

  /** Committed. */
  public void committed(BrokerBatch batch) {
    batch.committed();
  }
}
