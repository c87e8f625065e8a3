package io.github.siakoberpa.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a file of the inbox that could not be read on is tried again: each time after twice as long,
 * so that a database or disk that is gone for hours costs little, and its return is seen within a
 * minute. Every try begins with what the database says, so none loses its place. Thread-safe.
 */
public final class InboxRetries implements GenericFileFilter<Object> {
  private static final Logger LOG = LoggerFactory.getLogger(InboxRetries.class);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Duration first;
  private final Clock clock;
  private final Map<String, Wait> waits = new HashMap<>();

  /** How long a file is left alone, and until when, in epoch milliseconds. */
  private record Wait(Duration length, long until) {}

  /**
   * Nothing has failed yet.
   *
   * @param first the first wait
   */
  public InboxRetries(Duration first, Clock clock) {
    this.first = first;
    this.clock = clock;
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    return isDue(file.getFileNameOnly());
  }

  /** Whether the file, or its report, may be tried now. */
  public synchronized boolean isDue(String name) {
    Wait wait = waits.get(name);
    // A clock that was set back must not hold it for longer than that.
    return wait == null
        || clock.millis() >= wait.until()
        || clock.millis() < wait.until() - wait.length().toMillis();
  }

  /** It was done with; if it fails again, that is for the first time. */
  public synchronized void succeeded(String name) {
    waits.remove(name);
  }

  /** It stays where it is, and is tried again. */
  public synchronized void failed(String name, Throwable failure) {
    if (ObjectHelper.getException(InboxStoppedException.class, failure) != null) {
      LOG.info("A file of the inbox is read on at the next start");
      return;
    }
    Wait before = waits.get(name);
    Duration length = before == null ? first : shorter(before.length().multipliedBy(2));
    waits.put(name, new Wait(length, clock.millis() + length.toMillis()));
    if (before == null) {
      LOG.error("A file of the inbox cannot be worked on; it is tried again", failure);
    } else {
      LOG.warn("A file of the inbox still cannot be worked on; next try in {}", length);
    }
  }

  private Duration shorter(Duration wait) {
    Duration longest = first.compareTo(LONGEST) > 0 ? first : LONGEST;
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
