package io.github.siakoberpa.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with a transaction, made when it is needed and dropped at every failure. That the
 * broker is away is told once, not at each try. Used by one thread at a time.
 */
final class JmsConnection {
  private static final Logger LOG = LoggerFactory.getLogger(JmsConnection.class);

  private final JmsSettings settings;
  private final String held;
  private @Nullable JMSContext context;
  private boolean away;

  /**
   * Opens nothing yet.
   *
   * @param held what waits while the broker is away, as the log says it
   */
  JmsConnection(JmsSettings settings, String held) {
    this.settings = settings;
    this.held = held;
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
    away = false;
  }

  /** Rolls back by leaving; the next use connects again. */
  void lost(Exception failure) {
    if (!away) {
      LOG.warn("{} wait: {}", held, JmsMessages.reason(failure));
    }
    away = true;
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
