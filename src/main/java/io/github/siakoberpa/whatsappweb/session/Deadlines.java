package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/**
 * How long a session waits for what.
 *
 * @param send from the call to the server's ack
 * @param ask for one question to WhatsApp inside a call: number check, chat, store
 * @param call for one call into the page, after which the browser counts as hung and is replaced
 * @param start for a browser to open and the page to come up
 * @param modules for WhatsApp's modules to appear after the page is loaded
 * @param sync for a linked device to catch up, after which its browser is replaced
 * @param unlink for an open page to tell the phone that its device is unlinked
 * @param stop for a browser to close by itself
 * @param install for the installation of a browser
 * @param retry before the first new attempt after a failure; doubles
 * @param retryAtMost the longest wait before a new attempt
 * @param poll between two looks at the page
 */
public record Deadlines(
    Duration send,
    Duration ask,
    Duration call,
    Duration start,
    Duration modules,
    Duration sync,
    Duration unlink,
    Duration stop,
    Duration install,
    Duration retry,
    Duration retryAtMost,
    Duration poll) {
  /** Refuses a time that is not positive, by the name of its option. */
  public Deadlines {
    positive("sendTimeout", send);
    positive("askTimeout", ask);
    positive("callTimeout", call);
    positive("startTimeout", start);
    positive("modulesTimeout", modules);
    positive("syncTimeout", sync);
    positive("unlinkTimeout", unlink);
    positive("stopTimeout", stop);
    positive("installTimeout", install);
    positive("retryDelay", retry);
    positive("retryMaxDelay", retryAtMost);
    positive("pollInterval", poll);
  }

  private static void positive(String option, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(option + " must be more than 0, not " + value);
    }
  }
}
