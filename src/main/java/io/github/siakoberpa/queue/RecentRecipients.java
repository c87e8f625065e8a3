package io.github.siakoberpa.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recipients that were read last, by how they were written: people are written to again and
 * again, and to read a number costs about as much as all else before a message is queued.
 * Thread-safe.
 */
final class RecentRecipients {
  private static final int MOST = 10_000;

  private final Map<String, Recipient> recipients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recipient> eldest) {
          return size() > MOST;
        }
      };

  synchronized @Nullable Recipient find(String written) {
    return recipients.get(written);
  }

  synchronized void remember(Recipient recipient) {
    recipients.put(recipient.original(), recipient);
  }
}
