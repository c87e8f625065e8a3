package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with a transaction, made when it is needed and dropped at every failure. Used by one
 * thread at a time.
 */
final class JmsConnection {
  private static final Logger LOG = LoggerFactory.getLogger(JmsConnection.class);

  private final JmsSettings settings;
  private final Outage outage;
  private @Nullable JMSContext context;

  /**
   * Opens nothing yet.
   *
   * @param held what waits while the broker is away, as the log says it
   */
  JmsConnection(JmsSettings settings, String held) {
    this.settings = settings;
    this.outage = new Outage(held);
  }

  /** The open one, else a new one. */
  JMSContext context() {
    JMSContext known = context;
    if (known == null) {
      known = settings.connect();
      context = known;
    }
    return known;
  }

  void commit() {
    context().commit();
    outage.isOver();
  }

  /** Fails where the broker is away; whatever fails afterwards fails for another reason. */
  void requireBroker() {
    context().commit();
  }

  /** The broker answered, and had nothing. */
  void isIdle() {
    outage.isOver();
  }

  /** What was received waits here, for something else than the broker. */
  void holds(Exception failure) {
    outage.goesOn(JmsMessages.reason(failure));
  }

  /** Rolls back by leaving; the next use connects again. */
  void lost(Exception failure) {
    outage.goesOn(JmsMessages.reason(failure));
    close();
  }

  void close() {
    JMSContext known = context;
    context = null;
    if (known != null) {
      try {
        known.close();
      } catch (JMSRuntimeException e) {
        LOG.debug("The JMS broker had gone already", e);
      }
    }
  }
}
