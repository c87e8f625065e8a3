package io.github.siakoberpa.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A phone that writes to us: of somebody else, or our own. Immutable and thread-safe; each {@code
 * with…} gives another one.
 */
public final class SandboxPhone {

  private final SandboxDoor door;
  private final Map<String, Object> address;

  private SandboxPhone(SandboxDoor door, Map<String, Object> address) {
    this.door = door;
    this.address = Map.copyOf(address);
  }

  static SandboxPhone of(SandboxDoor door, String number) {
    return new SandboxPhone(door, Map.of("from", number));
  }

  static SandboxPhone ours(SandboxDoor door, String number) {
    return new SandboxPhone(door, Map.of("from", number, "own", true));
  }

  /** The same under this name. */
  public SandboxPhone named(String name) {
    return with("pushname", name);
  }

  /** The same in a group, which need not have been made: {@code <digits>@g.us}. */
  public SandboxPhone inGroup(String group) {
    Map<String, Object> changed = new HashMap<>(address);
    if (!address.containsKey("own")) {
      changed.put("author", address.get("from"));
    }
    changed.put("from", group);
    return new SandboxPhone(door, changed);
  }

  /** The same, writing to the account of this session, where several are linked. */
  public SandboxPhone toSession(String session) {
    return with("session", session);
  }

  /**
   * The same so long ago: devices that are linked from now on find it in their history, in the
   * account of {@link #toAccount} or else of the first phone that links by itself.
   */
  public SandboxPhone ago(Duration age) {
    return with("ago", age.toSeconds());
  }

  /** The same, {@link #ago} on the account of this number. */
  public SandboxPhone toAccount(String number) {
    return with("phone", number);
  }

  /** The same, {@link #ago} and seen by us since. */
  public SandboxPhone seen() {
    return with("read", true);
  }

  /** The next message quotes this one, of either side. */
  public SandboxPhone quoting(String messageId) {
    return with("quotedId", messageId);
  }

  /** Writes a text. */
  public PhoneMessage writes(String text) {
    return does("body", text);
  }

  /** Sends a picture, a video, a sound or a document, as its type says. */
  public PhoneMessage sends(byte[] content, String mimetype) {
    return sends(content, Map.of("mimetype", mimetype));
  }

  /**
   * Sends a file.
   *
   * @param media {@code mimetype}, and of {@code kind} (image, video, audio, voice, document,
   *     sticker), {@code filename}, {@code caption}, {@code seconds}, {@code gif}, {@code viewOnce}
   *     what is wanted
   */
  public PhoneMessage sends(byte[] content, Map<String, ?> media) {
    Map<String, Object> described = new HashMap<>(media);
    described.put("path", door.post("files", content).path("path").asText());
    return does("media", described);
  }

  /** Sends a place. */
  public PhoneMessage sendsLocation(double latitude, double longitude, String name) {
    return does("location", Map.of("latitude", latitude, "longitude", longitude, "name", name));
  }

  /** Sends somebody's card. */
  public PhoneMessage sendsContact(String name, String number) {
    return does("contact", Map.of("name", name, "phone", number));
  }

  /** Asks, with answers to choose one of. */
  public PhoneMessage asks(String question, String... answers) {
    return does("poll", Map.of("question", question, "answers", List.of(answers)));
  }

  /** Votes in a poll; without answers the vote is taken back. */
  public void votes(String pollId, String... answers) {
    does("vote", Map.of("targetId", pollId, "answers", List.of(answers)));
  }

  /** Reacts to a message of either side. */
  public void reacts(String messageId, String emoji) {
    does("reaction", Map.of("targetId", messageId, "emoji", emoji));
  }

  /** Takes the reaction back. */
  public void takesReactionBack(String messageId) {
    does("reaction", Map.of("targetId", messageId));
  }

  /** Changes the text of a message that this phone wrote. */
  public void edits(String messageId, String text) {
    does("edit", Map.of("targetId", messageId, "body", text));
  }

  /** Deletes a message that this phone wrote, for everyone. */
  public void deletes(String messageId) {
    does("deletion", Map.of("targetId", messageId));
  }

  /** A message of ours arrived on the phone. */
  public void receives(String messageId) {
    receipt(messageId, 2);
  }

  /** A message of ours was read. */
  public void reads(String messageId) {
    receipt(messageId, 3);
  }

  /** A voice message of ours was listened to. */
  public void plays(String messageId) {
    receipt(messageId, 4);
  }

  /** Anything else that {@code POST /sandbox/incoming} knows, by its field. */
  public PhoneMessage does(String field, Object value) {
    Map<String, Object> said = with(field, value).address;
    return said.containsKey("ago") ? past(said) : PhoneMessage.of(door.post("incoming", said));
  }

  private PhoneMessage past(Map<String, Object> said) {
    Map<String, Object> message = new HashMap<>(said);
    Map<String, Object> call = new HashMap<>(Map.of("messages", List.of(message)));
    Object account = message.remove("phone");
    if (account != null) {
      call.put("phone", account);
    }
    return PhoneMessage.of(door.post("history", call).path("messages").path(0));
  }

  private void receipt(String messageId, int ack) {
    door.post("receipts", Map.of("id", messageId, "ack", ack));
  }

  private SandboxPhone with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(address);
    changed.put(field, value);
    return new SandboxPhone(door, changed);
  }
}
