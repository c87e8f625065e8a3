package io.github.siakoberpa.whatsappweb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One open WhatsApp Web page in its own browser. Confined to the session's thread, except {@link
 * #kill()} and {@link #heldMemory()}. Every method throws {@link PageLostException} once the page
 * is gone.
 */
interface WebPage extends AutoCloseable {
  /** One look at the page. */
  PageSnapshot snapshot();

  /**
   * Starts calls in the page and returns; answers come to the listener. False if the page is
   * between two documents and could not take them.
   */
  boolean start(List<Map<String, Object>> calls);

  /** Gives the page the file of a call that is to be started next; false if it cannot take it. */
  boolean attach(int ticket, Path file);

  /** Lets events in until something wakes it, at most for the time given. */
  void listen(BooleanSupplier wake, Duration atMost);

  /** A picture of what a person would see, as PNG; null between two documents. */
  byte @Nullable [] screenshot();

  /**
   * The bytes of memory that the browser holds once the page has thrown away what it does not need;
   * 0 where the system does not tell.
   */
  long memory();

  /** The bytes that the browser holds just now, garbage included. Thread-safe. */
  default long heldMemory() {
    return 0;
  }

  /** Ends the browser's processes at once, so that a call which hangs comes back. Thread-safe. */
  void kill();

  /** Closes the browser and returns when its processes are gone. */
  @Override
  void close();

  /** What the page tells by itself; called on the session's thread, inside a call to the page. */
  interface Listener {
    /** A call has its answer. */
    void answered(int ticket, Map<?, ?> answer);

    /** A message of ours has come further: its chat, id and ack. */
    void receipt(Map<?, ?> receipt);

    /** A piece of a file that somebody fetches. */
    void piece(Map<?, ?> piece);

    /** Something happened in a chat. */
    void happened(Map<?, ?> event);

    /** Something changed: worth a look. */
    void changed();

    /** The page is on a new document: what ran in the old one is gone. */
    void navigated();

    /** A step on the way to an open page takes its time: why, as a reason code; null when done. */
    void delayed(@Nullable String reason);

    /** There is a browser from now on, not yet of use, but to be ended if nobody wants it. */
    void opening(WebPage page);

    /** Whether nobody wants the page any more. */
    boolean unwanted();
  }

  /** Opens pages. */
  interface Opener {
    /**
     * Starts a browser on the profile and loads the page.
     *
     * @throws SessionStartException when that fails, saying why
     */
    WebPage open(Profile profile, Listener listener);
  }
}
