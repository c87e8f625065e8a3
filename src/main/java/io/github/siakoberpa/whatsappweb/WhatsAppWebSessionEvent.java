package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import org.apache.camel.spi.CamelEvent;

/**
 * A session changed its state or its reason. Camel's event notifiers hear of it, in order for each
 * session and never on the session's own thread.
 */
public final class WhatsAppWebSessionEvent implements CamelEvent {
  private final WhatsAppWebComponent source;
  private final SessionStatus before;
  private final SessionStatus now;
  private long timestamp;

  WhatsAppWebSessionEvent(WhatsAppWebComponent source, SessionStatus before, SessionStatus now) {
    this.source = source;
    this.before = before;
    this.now = now;
    this.timestamp = now.since().toEpochMilli();
  }

  /** How it stood. */
  public SessionStatus before() {
    return before;
  }

  /** How it stands since then. */
  public SessionStatus now() {
    return now;
  }

  @Override
  public Type getType() {
    return Type.Custom;
  }

  @Override
  public Object getSource() {
    return source;
  }

  @Override
  public long getTimestamp() {
    return timestamp;
  }

  @Override
  public void setTimestamp(long timestamp) {
    this.timestamp = timestamp;
  }

  @Override
  public String toString() {
    return before + " -> " + now;
  }
}
