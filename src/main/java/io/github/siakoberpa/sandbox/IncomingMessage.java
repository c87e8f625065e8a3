package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody writes to us.
 *
 * @param id its raw id, as phones make them
 * @param chat the phone or group it comes from
 * @param author who wrote it, in a group
 * @param pushname the name they go by
 * @param content type, body or what describes a file, and what it quotes
 * @param file the file, or null
 */
record IncomingMessage(
    String id,
    String chat,
    @Nullable String author,
    @Nullable String pushname,
    ObjectNode content,
    @Nullable IncomingFile file) {

  /** Who writes and reads in groups, unless told otherwise. */
  static final String DEFAULT_AUTHOR = "4915100000001";

  private static final SecureRandom RANDOM = new SecureRandom();

  static IncomingMessage read(Fields body) {
    body.knowing("session", "from", "author", "body", "media", "quotedId", "pushname");
    String from = body.requiredText("from");
    boolean group = Numbers.isGroup(from);
    if (body.has("body") == body.has("media")) {
      throw Refusal.badInput("give either body or media");
    }
    Optional<IncomingFile> file = body.object("media").map(IncomingFile::read);
    ObjectNode content = file.map(IncomingFile::description).orElseGet(() -> text(body));
    body.text("quotedId").ifPresent(id -> content.put("quotedStanzaID", id));
    Optional<String> author =
        body.text("author").or(() -> Optional.of(DEFAULT_AUTHOR)).filter(name -> group);
    return new IncomingMessage(
        newId(),
        group ? from : Numbers.wid(Numbers.phone("from", Numbers.phoneWid(from))),
        author.map(phone -> Numbers.wid(Numbers.phone("author", phone))).orElse(null),
        body.text("pushname").orElse(null),
        content,
        file.orElse(null));
  }

  private static ObjectNode text(Fields body) {
    return Json.object().put("type", "chat").put("body", body.requiredText("body"));
  }

  private static String newId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return "3A" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  /** The frame for the page; an account on LIDs gets it in the chat of the LID. */
  ObjectNode frame(boolean lidMigrated, Instant at) {
    ObjectNode frame = Frames.frame("message").put("id", id).put("t", at.getEpochSecond());
    if (Numbers.isGroup(chat)) {
      frame.put("chat", chat).put("author", author);
    } else {
      String lid = Numbers.lidOfPhone(Numbers.user(chat));
      frame.put("chat", lidMigrated ? lid : chat).put("phone", chat).put("lid", lid);
    }
    if (pushname != null) {
      frame.put("pushname", pushname);
    }
    frame.set("content", content);
    return frame;
  }

  /** What the caller, and whoever looks at the phone, sees of it. */
  ObjectNode json(String session, Instant at) {
    ObjectNode json = Json.object().put("session", session).put("id", id).put("from", chat);
    json.setAll(content);
    return json.put("t", at.getEpochSecond());
  }
}
