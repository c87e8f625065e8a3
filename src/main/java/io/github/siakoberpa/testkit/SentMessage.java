package io.github.siakoberpa.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message, or something done to one, that we sent and WhatsApp accepted.
 *
 * @param id WhatsApp's raw id
 * @param session through which session
 * @param to the chat: {@code <number>@c.us} or {@code …@g.us}
 * @param type WhatsApp's word: {@code chat} for texts, image, video, audio, ptt, document, sticker,
 *     location, vcard, poll_creation, reaction, edit, revoke
 * @param body the text, the emoji of a reaction; empty if there is none
 * @param caption of a file, or empty
 * @param filename or empty
 * @param mimetype or empty
 * @param sha256 of a file, in hex, or empty
 * @param quotedId the id of the message that it answers, or empty
 * @param targetId the id of the message that it is about, or empty
 * @param repeats how often the same id arrived again; recipients see one message
 */
public record SentMessage(
    String id,
    String session,
    String to,
    String type,
    String body,
    String caption,
    String filename,
    String mimetype,
    String sha256,
    String quotedId,
    String targetId,
    int repeats) {

  static SentMessage of(JsonNode row) {
    return new SentMessage(
        text(row, "id"),
        text(row, "session"),
        text(row, "to"),
        text(row, "type"),
        text(row, "body"),
        text(row, "caption"),
        text(row, "filename"),
        text(row, "mimetype"),
        text(row, "sha256"),
        text(row, "quotedId"),
        text(row, "targetId"),
        row.path("repeats").asInt());
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText("");
  }
}
