package io.github.siakoberpa.incoming;

import io.github.siakoberpa.media.Received;
import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wrote, or did to a message.
 *
 * @param event what it is, as the header says: message, own, reaction, edit, deletion
 * @param message all that is known of it
 * @param mode what is to be kept of it
 * @param file its file, if that has come in; null = it has none, or stays where it is
 */
public record HeardEvent(
    String event, IncomingMessage message, StoreMode mode, @Nullable Received file) {
  /** Whether it is a message of its own, rather than something done to one. */
  boolean isMessage() {
    return event.equals("message") || event.equals("own");
  }

  /** Whether its file is to be fetched. What is meant to be seen once is not kept. */
  public boolean wantsFile() {
    return mode == StoreMode.FILES
        && isMessage()
        && message.media() != null
        && !message.media().viewOnce();
  }

  /** Whether a person alone with us said this, in their own words. */
  boolean isPersonal() {
    return event.equals("message")
        && !message.own()
        && !message.inGroup()
        && message.kind() == WhatsAppWebKind.TEXT
        && message.text() != null;
  }

  HeardEvent with(Received itsFile) {
    return new HeardEvent(event, message, mode, itsFile);
  }

  /** Without people and what they say. */
  @Override
  public String toString() {
    return "HeardEvent[" + event + "]";
  }
}
