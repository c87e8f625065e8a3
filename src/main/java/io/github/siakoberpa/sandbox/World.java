package io.github.siakoberpa.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the fake server knows. Its monitor guards everything in it: whoever reads or changes
 * anything synchronises on the world. Nothing under the monitor waits or does input or output.
 */
final class World {

  private static final Logger LOG = LoggerFactory.getLogger(World.class);

  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final QrTiming qrTiming;
  private final String run = UUID.randomUUID().toString();
  private final Devices devices = new Devices();
  private final Faults faults = new Faults();
  private final Oracle oracle = new Oracle();
  private final Inbox inbox = new Inbox();
  private final KnownMessages known = new KnownMessages();
  private final History history = new History();
  private final Presences presences = new Presences();
  private final Groups groups = new Groups();
  private final FileShelf files = new FileShelf();
  private final Receipts receipts = new Receipts(this);
  private final Sends sends = new Sends(this);
  private final Deliveries deliveries = new Deliveries(this);
  private final Linking linking = new Linking(this);
  private final Strikes strikes = new Strikes(this);
  private final Watchers watchers = new Watchers();
  private int era;
  private boolean closed;

  World(Clock clock, ScheduledExecutorService timer, QrTiming qrTiming) {
    this.clock = clock;
    this.timer = timer;
    this.qrTiming = qrTiming;
  }

  Instant now() {
    return clock.instant();
  }

  /** Tells one run of the server from another. */
  String run() {
    return run;
  }

  QrTiming qrTiming() {
    return qrTiming;
  }

  Devices devices() {
    return devices;
  }

  Faults faults() {
    return faults;
  }

  Oracle oracle() {
    return oracle;
  }

  Inbox inbox() {
    return inbox;
  }

  KnownMessages known() {
    return known;
  }

  History history() {
    return history;
  }

  Presences presences() {
    return presences;
  }

  Groups groups() {
    return groups;
  }

  /** Thread-safe by itself: files are read and written outside of the monitor. */
  FileShelf files() {
    return files;
  }

  Receipts receipts() {
    return receipts;
  }

  Sends sends() {
    return sends;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Linking linking() {
    return linking;
  }

  Strikes strikes() {
    return strikes;
  }

  Watchers watchers() {
    return watchers;
  }

  /** Tells those who look, and those who wait, that something is not as it was. */
  void changed() {
    watchers.changed();
    notifyAll();
  }

  /** Waits under the monitor until it is so, or for so long; tells whether it is so. */
  boolean await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (!condition.getAsBoolean() && left > 0 && !closed) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal(503, "CLOSING", "the sandbox is closing");
      }
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return condition.getAsBoolean();
  }

  boolean lidMigrated(String session) {
    return faults.isSet(Fault.LID, session);
  }

  /**
   * Does something later, under the monitor, unless there was a reset in between.
   *
   * @return what to run to call it off
   */
  Runnable later(Duration delay, Runnable task) {
    int scheduledIn = era;
    Runnable guarded =
        () -> {
          synchronized (this) {
            if (era == scheduledIn) {
              run(task);
            }
          }
        };
    Future<?> scheduled = timer.schedule(guarded, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> scheduled.cancel(false);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RejectedExecutionException e) {
      LOG.debug("the sandbox is closing");
    } catch (RuntimeException e) {
      LOG.error("a timed task of the sandbox failed", e);
    }
  }

  /** A clean server: messages, faults and links forgotten, linked pages logged out. */
  void reset() {
    forget();
    linking.stopScanning();
    for (Device device : devices.all()) {
      if (device.linked()) {
        strikes.logout(device, Strikes.UNKNOWN_COMPANION);
      } else if (device.mailbox().connected()) {
        // Its timer belonged to the era before.
        linking.show(device);
      }
    }
    watchers.reset();
    notifyAll();
  }

  /** Forgets all but who is linked, which would take seconds to do again. */
  void resetButLinks() {
    forget();
    for (Device device : devices.all()) {
      device.forgetTraffic();
      if (!device.linked() && device.mailbox().connected()) {
        linking.show(device);
      }
    }
    watchers.reset();
    notifyAll();
  }

  private void forget() {
    era++;
    faults.clearAll();
    strikes.reviveAll();
    oracle.clear();
    inbox.clear();
    known.clear();
    history.clear();
    presences.clear();
    files.clear();
    groups.clear();
    receipts.reset();
  }

  /** Ends all streams, so their threads can go home. */
  synchronized void close() {
    closed = true;
    strikes.reviveAll();
    devices.all().forEach(device -> device.mailbox().disconnect());
    watchers.close();
    files.clear();
  }
}
