package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A sleep that others can end; a ring before the sleep ends the sleep at once. Thread-safe. */
final class Alarm {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rings = lock.newCondition();
  private boolean rung;

  void ring() {
    lock.lock();
    try {
      rung = true;
      rings.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void sleep(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!rung && left > 0) {
        left = rings.awaitNanos(left);
      }
      rung = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
