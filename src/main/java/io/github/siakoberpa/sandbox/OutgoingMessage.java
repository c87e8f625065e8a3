package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as a page sends it.
 *
 * @param id the raw message id, {@code 3EB0…}
 * @param chat the chat as the page names it, which may be a LID
 * @param content the rest as it appears in the oracle: type, body, caption, filename, mimetype,
 *     quotedId, mentions, and what a kind has of its own; targetId where it is about another
 *     message
 * @param media the uploaded file, or null
 */
record OutgoingMessage(String id, String chat, ObjectNode content, @Nullable UploadedFile media) {

  private static final String[] CONTENT = {
    "type",
    "body",
    "caption",
    "filename",
    "mimetype",
    "quotedId",
    "mentions",
    "targetId",
    "latitude",
    "longitude",
    "place",
    "name",
    "seconds",
    "question",
    "answers",
    "selectable",
    "viewOnce",
    "gif"
  };

  static OutgoingMessage read(Fields fields) {
    ObjectNode content = Json.object();
    for (String name : CONTENT) {
      if (fields.has(name)) {
        content.set(name, fields.node().get(name));
      }
    }
    return new OutgoingMessage(
        fields.requiredText("id"),
        fields.requiredText("chat"),
        content,
        fields.text("media").map(UploadedFile::at).orElse(null));
  }
}
