package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a person on the other side does in a chat. Each kind is a field of the call, and comes out
 * in the words that the wire has for both directions.
 */
final class IncomingContent {

  /** Exactly one of them is in a call. */
  static final List<String> KINDS =
      List.of(
          "body",
          "media",
          "location",
          "contact",
          "poll",
          "reaction",
          "edit",
          "deletion",
          "vote",
          "other");

  /** Those that are about another message, by their type. */
  private static final List<String> ABOUT_ANOTHER =
      List.of("reaction", "edit", "revoke", "poll_update");

  private IncomingContent() {}

  static ObjectNode read(Fields body, FileShelf files) {
    List<String> given = KINDS.stream().filter(body::has).toList();
    if (given.size() != 1) {
      throw Refusal.badInput("give one of " + String.join(", ", KINDS));
    }
    String kind = given.get(0);
    if (kind.equals("body")) {
      return of("chat").put("body", body.requiredText("body"));
    }
    Fields content = body.object(kind).orElseThrow();
    return switch (kind) {
      case "media" -> IncomingFile.read(content, files);
      case "location" -> location(content.knowing("latitude", "longitude", "name", "address"));
      case "contact" -> contact(content.knowing("name", "phone"));
      case "poll" -> poll(content.knowing("question", "answers", "selectable"));
      case "reaction" -> reaction(content.knowing("targetId", "emoji"));
      case "edit" -> edit(content.knowing("targetId", "body"));
      case "deletion" -> about("revoke", content.knowing("targetId"));
      case "vote" -> vote(content.knowing("targetId", "answers"));
      default -> other(content.knowing("type", "body"));
    };
  }

  /** Whether the content changes another message, instead of being one. */
  static boolean isAboutAnother(ObjectNode content) {
    return ABOUT_ANOTHER.contains(content.path("type").textValue());
  }

  private static ObjectNode of(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectNode about(String type, Fields content) {
    return of(type).put("targetId", content.requiredText("targetId"));
  }

  private static ObjectNode location(Fields content) {
    Optional<String> place =
        content
            .text("name")
            .map(name -> name + content.text("address").map("\n"::concat).orElse(""));
    ObjectNode location =
        of("location")
            .put("latitude", content.decimal("latitude", -90, 90))
            .put("longitude", content.decimal("longitude", -180, 180));
    place.or(() -> content.text("address")).ifPresent(text -> location.put("place", text));
    return location;
  }

  private static ObjectNode contact(Fields content) {
    String phone = Numbers.phone("phone", content.requiredText("phone"));
    String name = content.text("name").orElse("+" + phone).replaceAll("\\R", " ");
    String card =
        """
        BEGIN:VCARD
        VERSION:3.0
        N:;%s;;;
        FN:%s
        TEL;type=CELL;type=VOICE;waid=%s:+%s
        END:VCARD"""
            .formatted(name, name, phone, phone);
    return of("vcard").put("body", card).put("name", name);
  }

  private static ObjectNode poll(Fields content) {
    List<String> answers = content.texts("answers");
    if (answers.size() < 2) {
      throw Refusal.badInput("answers must be two at least");
    }
    ObjectNode poll = of("poll_creation").put("question", content.requiredText("question"));
    answers.forEach(poll.putArray("answers")::add);
    return poll.put("selectable", content.number("selectable", 0, answers.size()).orElse(1L));
  }

  /** Without an emoji it takes the reaction back. */
  private static ObjectNode reaction(Fields content) {
    return about("reaction", content).put("body", content.text("emoji").orElse(""));
  }

  private static ObjectNode edit(Fields content) {
    return about("edit", content).put("body", content.requiredText("body"));
  }

  /** Without answers it takes the vote back. */
  private static ObjectNode vote(Fields content) {
    ObjectNode vote = about("poll_update", content);
    ArrayNode answers = vote.putArray("answers");
    content.texts("answers").forEach(answers::add);
    return vote;
  }

  private static ObjectNode other(Fields content) {
    ObjectNode other = of(content.requiredText("type"));
    content.text("body").ifPresent(body -> other.put("body", body));
    return other;
  }
}
