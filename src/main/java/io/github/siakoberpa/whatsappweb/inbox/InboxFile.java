package io.github.siakoberpa.whatsappweb.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.LineFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.Jsoner;

/**
 * What one route has of one session behind it, on the disk: a hash for each event that it
 * delivered, and reactions, edits and deletions as a whole until they are delivered, since
 * WhatsApp's own store cannot tell of all of them again. Lines: {@code S <time>} all before it is
 * settled, {@code F <time>} nothing before it is looked for, {@code D <time> <hash>} delivered,
 * {@code K <event>} kept, {@code U <time> <chat>} unread from then on; the chat is named for as
 * long as it is, since it has to be asked for. Thread-safe.
 */
final class InboxFile implements AutoCloseable {
  private static final int MOST_DELIVERED = 100_000;
  private static final int MOST_KEPT = 10_000;
  private static final int HASH_BYTES = 12;

  private final LineFile file;
  private final String session;
  private final Duration window;
  private final Map<String, Long> delivered = new LinkedHashMap<>();
  private final Map<String, ChatEvent> kept = new LinkedHashMap<>();
  private final Map<String, Long> unread = new HashMap<>();
  private long settled;
  private long floor;
  private int lines;
  private boolean discarded;

  /** Reads it; without a file everything begins at that time. */
  InboxFile(Path path, String session, Duration window, Instant begin) {
    this.file = new LineFile(path);
    this.session = session;
    this.window = window;
    this.settled = begin.getEpochSecond();
    this.floor = begin.getEpochSecond();
    file.read().forEach(this::read);
    rewrite();
  }

  private void read(String line) {
    String[] words = line.split(" ", 2);
    if (words.length == 2) {
      String rest = words[1];
      switch (words[0]) {
        case "S" -> settled = Long.parseLong(rest);
        case "F" -> floor = Long.parseLong(rest);
        case "D" -> readDelivered(rest.split(" ", 2));
        case "K" -> readKept(rest);
        case "U" -> readUnread(rest.split(" ", 2));
        default -> {
          // Of a version to come.
        }
      }
    }
  }

  private void readDelivered(String[] words) {
    delivered.put(words[1], Long.parseLong(words[0]));
    kept.values().removeIf(event -> hash(event.key()).equals(words[1]));
  }

  private void readUnread(String[] words) {
    unread.put(words[1], Long.parseLong(words[0]));
  }

  private void readKept(String json) {
    try {
      if (Jsoner.deserialize(new StringReader(json)) instanceof Map<?, ?> told) {
        ChatEvent.of(session, told).ifPresent(event -> kept.put(event.key(), event));
      }
    } catch (IOException | DeserializationException e) {
      throw new IllegalStateException("The inbox of session " + session + " is damaged", e);
    }
  }

  /** Whether it was delivered. */
  synchronized boolean delivered(String key) {
    return delivered.containsKey(hash(key));
  }

  /** It was delivered. */
  synchronized void deliver(ChatEvent event) {
    String hash = hash(event.key());
    long at = event.at().getEpochSecond();
    kept.remove(event.key());
    delivered.put(hash, at);
    if (delivered.size() > MOST_DELIVERED) {
      // What is forgotten must not be looked for again, or it would come twice.
      Iterator<Long> oldest = delivered.values().iterator();
      floor = Math.max(floor, oldest.next() + 1);
      oldest.remove();
    }
    add("D " + at + " " + hash);
  }

  /** Keeps it until it is delivered. */
  synchronized void keep(ChatEvent event) {
    if (kept.size() < MOST_KEPT && kept.putIfAbsent(event.key(), event) == null) {
      add("K " + Jsoner.serialize(event.facts()));
    }
  }

  /** What is kept, in the order in which it came. */
  synchronized List<ChatEvent> kept() {
    return List.copyOf(kept.values());
  }

  /** Everything that happened before was delivered. */
  synchronized void settle(Instant before) {
    if (before.getEpochSecond() > settled) {
      settled = before.getEpochSecond();
      add("S " + settled);
    }
  }

  /** From when on events are to be looked for. */
  synchronized Instant since() {
    return Instant.ofEpochSecond(Math.max(floor, settled - window.toSeconds()));
  }

  /** The chats that could not be read, each with the time from which on it was not. */
  synchronized Map<String, Instant> unread() {
    Map<String, Instant> from = new HashMap<>();
    unread.forEach((chat, at) -> from.put(chat, Instant.ofEpochSecond(Math.max(floor, at))));
    return from;
  }

  /**
   * A look that began at that time could read all chats but those. What is settled does not hold
   * for them until they are read; and then for nobody, until what was found there is delivered.
   */
  synchronized void unread(Set<String> chats, Instant since) {
    if (!unread.keySet().equals(chats)) {
      for (Map.Entry<String, Long> left : unread.entrySet()) {
        if (!chats.contains(left.getKey())) {
          settled = Math.min(settled, left.getValue() + window.toSeconds());
        }
      }
      unread.keySet().retainAll(chats);
      chats.forEach(chat -> unread.putIfAbsent(chat, since.getEpochSecond()));
      rewrite();
    }
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  /** Lets go of the file for good: whatever comes is written nowhere. */
  synchronized void discard() {
    discarded = true;
    file.close();
  }

  private void add(String line) {
    if (discarded) {
      return;
    }
    file.add(line);
    lines++;
    if (lines > 2 * MOST_DELIVERED) {
      rewrite();
    }
  }

  private void rewrite() {
    long since = unread.values().stream().reduce(since().getEpochSecond(), Math::min);
    delivered.values().removeIf(at -> at < since);
    List<String> all = new ArrayList<>(delivered.size() + kept.size() + unread.size() + 2);
    all.add("F " + floor);
    all.add("S " + settled);
    delivered.forEach((hash, at) -> all.add("D " + at + " " + hash));
    kept.values().forEach(event -> all.add("K " + Jsoner.serialize(event.facts())));
    unread.forEach((chat, at) -> all.add("U " + at + " " + chat));
    file.replace(all);
    lines = all.size();
  }

  /** Keys hold numbers of people, which have no business on the disk for so long. */
  private static String hash(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
