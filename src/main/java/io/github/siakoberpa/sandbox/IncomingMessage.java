package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says to us or does in a chat with us; or what our own phone, or another device of
 * the account, says there.
 *
 * @param id its raw id, as phones make them
 * @param chat the phone or group it comes from; of our own the one it goes to
 * @param own whether our account wrote it
 * @param author who else wrote it, in a group
 * @param pushname the name they go by
 * @param content type, body or what describes a file, and what it quotes or is about
 */
record IncomingMessage(
    String id,
    String chat,
    boolean own,
    @Nullable String author,
    @Nullable String pushname,
    ObjectNode content) {

  /** Who writes and reads in groups, unless told otherwise. */
  static final String DEFAULT_AUTHOR = "4915100000001";

  private static final SecureRandom RANDOM = new SecureRandom();

  static IncomingMessage read(Fields body, FileShelf files) {
    List<String> known =
        new ArrayList<>(List.of("session", "from", "author", "quotedId", "pushname", "own"));
    known.addAll(IncomingContent.KINDS);
    body.knowing(known.toArray(String[]::new));
    String from = body.requiredText("from");
    boolean group = Numbers.isGroup(from);
    boolean own = body.flag("own").orElse(false);
    ObjectNode content = IncomingContent.read(body, files);
    body.text("quotedId").ifPresent(id -> content.put("quotedId", id));
    Optional<String> author =
        body.text("author").or(() -> Optional.of(DEFAULT_AUTHOR)).filter(name -> group && !own);
    return new IncomingMessage(
        newId(),
        group ? from : Numbers.wid(Numbers.phone("from", Numbers.phoneWid(from))),
        own,
        author.map(phone -> Numbers.wid(Numbers.phone("author", phone))).orElse(null),
        body.text("pushname").orElse(null),
        content);
  }

  /** What one device of an account sent, as its other devices see it. */
  static IncomingMessage mirrored(OutgoingMessage sent) {
    ObjectNode content = sent.content().deepCopy();
    UploadedFile media = sent.media();
    if (media != null) {
      content.put("media", media.path()).put("bytes", media.bytes()).put("sha256", media.sha256());
    }
    return new IncomingMessage(sent.id(), Numbers.phoneWid(sent.chat()), true, null, null, content);
  }

  private static String newId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return "3A" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  KnownMessages.Known known() {
    return new KnownMessages.Known(id, chat, own, author);
  }

  /** The id of the message that this one is about, if it is about another. */
  Optional<String> targetId() {
    return IncomingContent.isAboutAnother(content)
        ? Optional.of(content.path("targetId").asText())
        : Optional.empty();
  }

  /**
   * The frame for a page; an account on LIDs gets it in the chat of the LID.
   *
   * @param target the message that this one is about, if it is about another
   */
  ObjectNode frame(boolean lidMigrated, Instant at, KnownMessages.@Nullable Known target) {
    ObjectNode frame = Frames.frame("message").put("id", id).put("t", at.getEpochSecond());
    frame.put("sentMs", at.toEpochMilli()).put("own", own);
    if (Numbers.isGroup(chat)) {
      frame.put("chat", chat).put("author", author);
    } else {
      String lid = Numbers.lidOfPhone(Numbers.user(chat));
      frame.put("chat", lidMigrated ? lid : chat).put("phone", chat).put("lid", lid);
    }
    if (pushname != null) {
      frame.put("pushname", pushname);
    }
    if (target != null) {
      frame
          .putObject("target")
          .put("id", target.id())
          .put("fromMe", target.own())
          .put("author", target.author());
    }
    frame.set("content", content);
    return frame;
  }

  /** What the caller, and whoever looks at the phone, sees of it. */
  ObjectNode json(String session, Instant at) {
    ObjectNode json = Json.object().put("session", session).put("id", id).put("from", chat);
    if (own) {
      json.put("own", true);
    }
    if (author != null) {
      json.put("author", author);
    }
    if (pushname != null) {
      json.put("pushname", pushname);
    }
    json.setAll(content);
    return json.put("t", at.getEpochSecond()).put("at", at.toEpochMilli());
  }
}
