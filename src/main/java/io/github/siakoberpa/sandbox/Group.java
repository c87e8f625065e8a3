package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A group that the linked phone is in.
 *
 * @param id its chat, {@code …@g.us}
 * @param subject its name
 * @param others the numbers of the other members
 * @param admin whether we administer it
 */
record Group(String id, String subject, List<String> others, boolean admin) {
  private static final String DEFAULT_SUBJECT = "Sandbox group";

  Group {
    others = List.copyOf(others);
  }

  static Group read(Fields body) {
    String id = body.requiredText("id");
    if (!Numbers.isGroup(id)) {
      throw Refusal.badInput("id must be the chat of a group, <digits>@g.us");
    }
    List<String> others = body.texts("participants");
    return new Group(
        id,
        body.text("subject").orElse(DEFAULT_SUBJECT),
        others.isEmpty()
            ? List.of(IncomingMessage.DEFAULT_AUTHOR)
            : others.stream().map(phone -> Numbers.phone("participants", phone)).toList(),
        body.flag("admin").orElse(true));
  }

  /** A group that nobody made: whoever writes to it finds one other member there. */
  static Group unknown(String id) {
    return new Group(id, DEFAULT_SUBJECT, List.of(IncomingMessage.DEFAULT_AUTHOR), true);
  }

  /** As a page sees it that is linked to that account. */
  ObjectNode json(Link us) {
    ObjectNode json = Json.object().put("id", id).put("subject", subject);
    ArrayNode members = json.putArray("participants");
    members.addObject().put("id", us.wid()).put("lid", us.lid()).put("admin", admin);
    for (String phone : others) {
      members
          .addObject()
          .put("id", Numbers.wid(phone))
          .put("lid", Numbers.lidOfPhone(phone))
          .put("admin", false);
    }
    return json;
  }
}
