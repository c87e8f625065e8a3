package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A message as an account has it.
 *
 * @param at when it was written
 * @param read whether the account has seen it
 */
record PastMessage(IncomingMessage message, Instant at, boolean read) {

  private static final long LONGEST_AGO_S = Duration.ofDays(3650).toSeconds();

  /** One as a test asks for it: in the words of incoming ones, and how many seconds ago. */
  static PastMessage read(Fields body, FileShelf files, Instant now) {
    long ago = body.number("ago", 0, LONGEST_AGO_S).orElse(0L);
    boolean read = body.flag("read").orElse(false);
    ObjectNode said = body.node().deepCopy();
    said.remove(List.of("ago", "read"));
    if (said.has("session")) {
      throw Refusal.badInput("a message of the past has no session; the call names the phone");
    }
    IncomingMessage message = IncomingMessage.read(new Fields(said), files);
    if (message.targetId().isPresent()) {
      throw Refusal.badInput("the past takes messages, not what was done to them");
    }
    return new PastMessage(message, now.minusSeconds(ago), read);
  }

  /** The same after it was edited or taken back; nothing else changes what it says. */
  PastMessage changedBy(ObjectNode change) {
    return switch (change.path("type").asText()) {
      case "edit" -> {
        ObjectNode edited = message.content().deepCopy();
        edited.put(edited.has("media") ? "caption" : "body", change.path("body").asText());
        yield saying(edited);
      }
      case "revoke" -> saying(Json.object().put("type", "revoked"));
      default -> this;
    };
  }

  private PastMessage saying(ObjectNode content) {
    IncomingMessage changed =
        new IncomingMessage(
            message.id(),
            message.chat(),
            message.own(),
            message.author(),
            message.pushname(),
            content);
    return new PastMessage(changed, at, read);
  }
}
