package io.github.siakoberpa.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What we sent, in the order in which WhatsApp accepted it. Immutable and thread-safe; each filter
 * gives another one. Those that wait are woken by the sandbox.
 */
public final class SentMessages {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SandboxDoor door;
  private final Predicate<SentMessage> filter;
  private final String words;
  private final Duration patience;

  SentMessages(SandboxDoor door) {
    this(door, message -> true, "", PATIENCE);
  }

  private SentMessages(
      SandboxDoor door, Predicate<SentMessage> filter, String words, Duration patience) {
    this.door = door;
    this.filter = filter;
    this.words = words;
    this.patience = patience;
  }

  /** Those to a number, or to a chat's id. */
  public SentMessages to(String numberOrChat) {
    String chat =
        numberOrChat.contains("@") ? numberOrChat : numberOrChat.replaceAll("\\D", "") + "@c.us";
    return matching(" to " + chat, message -> message.to().equals(chat));
  }

  /** Those sent through a session. */
  public SentMessages through(String session) {
    return matching(" through " + session, message -> message.session().equals(session));
  }

  /** Those of a type, see {@link SentMessage#type()}. */
  public SentMessages ofType(String type) {
    return matching(" of type " + type, message -> message.type().equals(type));
  }

  /** Those with this text, caption or emoji. */
  public SentMessages saying(String text) {
    return matching(
        " saying \"" + text + "\"",
        message -> message.body().equals(text) || message.caption().equals(text));
  }

  /**
   * Those that fit.
   *
   * @param description how a failure tells of it
   */
  public SentMessages matching(String description, Predicate<SentMessage> fits) {
    return new SentMessages(door, filter.and(fits), words + description, patience);
  }

  /** Waits for so long instead of half a minute. */
  public SentMessages within(Duration limit) {
    return new SentMessages(door, filter, words, limit);
  }

  /** Those that were accepted until now. */
  public List<SentMessage> all() {
    List<SentMessage> found = new ArrayList<>();
    readSince(0, Duration.ZERO, found);
    return found;
  }

  /**
   * The first; waits for it.
   *
   * @throws AssertionError if none comes in time
   */
  public SentMessage await() {
    return await(1).get(0);
  }

  /**
   * At least so many; waits for them.
   *
   * @throws AssertionError if fewer come in time
   */
  public List<SentMessage> await(int count) {
    List<SentMessage> found = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    long seen = readSince(0, Duration.ZERO, found);
    while (found.size() < count) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative()) {
        throw new AssertionError(
            "%d messages%s were expected within %s, %d came; in all %d were sent"
                .formatted(count, words, patience, found.size(), seen));
      }
      seen = readSince(seen, left, found);
    }
    return found;
  }

  /** The bytes of the file that a message carried. */
  public byte[] fileOf(SentMessage message) {
    for (JsonNode row : door.get("messages")) {
      if (row.path("id").asText().equals(message.id())) {
        return door.bytes(
            "files?path=/media/%s-%d"
                .formatted(row.path("sha256").asText(), row.path("bytes").asLong()));
      }
    }
    throw new SandboxRefusedException("NO_SUCH_MESSAGE", "nothing with that id was sent");
  }

  private long readSince(long since, Duration wait, List<SentMessage> into) {
    long last = since;
    for (JsonNode row : door.get("messages?since=%d&waitMs=%d".formatted(since, wait.toMillis()))) {
      last = row.path("seq").asLong();
      SentMessage message = SentMessage.of(row);
      if (filter.test(message)) {
        into.add(message);
      }
    }
    return last;
  }
}
