package io.github.siakoberpa.whatsappweb.session;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids of what was sent from here, so that it is not taken for something that was written on the
 * phone. They are written down before a message leaves, and the newest are kept. Thread-safe.
 */
final class SentIds {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final int KEPT = 20_000;

  private final LineFile file;
  private final Set<String> ids = new LinkedHashSet<>();
  private int lines;
  private boolean read;

  SentIds(Path file) {
    this.file = new LineFile(file);
  }

  /** A message is about to leave. Without the file an id is known until the end of the process. */
  synchronized void add(String id) {
    try {
      readOnce();
      if (!ids.add(id)) {
        return;
      }
      shrink();
      file.add(id);
      lines++;
      if (lines > 2 * KEPT) {
        file.replace(ids);
        lines = ids.size();
      }
    } catch (UncheckedIOException e) {
      LOG.warn("The id of a message that is sent cannot be written down", e);
    }
  }

  /** Whether it is the key of a message that was sent from here: {@code true_chat_id[_author]}. */
  synchronized boolean holds(String key) {
    try {
      readOnce();
    } catch (UncheckedIOException e) {
      LOG.warn("The ids of messages that were sent cannot be read", e);
    }
    String[] parts = key.split("_", -1);
    return parts.length > 2 && ids.contains(parts[2]);
  }

  /** The session is deleted: forgets all of them, and lets go of the file. */
  synchronized void forget() {
    file.close();
    ids.clear();
    read = false;
  }

  private void readOnce() {
    if (!read) {
      read = true;
      if (file.exists()) {
        ids.addAll(file.read());
        shrink();
        // A line that a crash cut short must not get the next id at its end.
        file.replace(ids);
      }
      lines = ids.size();
    }
  }

  private void shrink() {
    Iterator<String> oldest = ids.iterator();
    while (ids.size() > KEPT) {
      oldest.next();
      oldest.remove();
    }
  }
}
