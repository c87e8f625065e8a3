package io.github.siakoberpa.incoming;

import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Message;

/** Makes of exchanges what {@code events-messages.camel.yaml} works with. Thread-safe. */
public final class HeardEvents {
  private final StoreMode mode;
  private final OptOutWords words;
  private final Clock clock;

  /**
   * What to do with what is heard.
   *
   * @param mode what is kept
   * @param words by which people leave, and come back
   */
  public HeardEvents(StoreMode mode, OptOutWords words, Clock clock) {
    this.mode = mode;
    this.words = words;
    this.clock = clock;
  }

  /** One event, from what the component says of it. */
  public HeardEvent one(Message message) {
    return new HeardEvent(
        message.getHeader(WhatsAppWebConstants.EVENT, String.class),
        message.getBody(IncomingMessage.class),
        mode,
        null);
  }

  /** Events that share a transaction. */
  public HeardBatch batch(List<HeardEvent> events) {
    return new HeardBatch(events, words, clock.millis());
  }
}
