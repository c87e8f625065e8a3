package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The groups that were made, by chat. Guarded by the world. */
final class Groups {
  private final Map<String, Group> byId = new LinkedHashMap<>();

  void put(Group group) {
    byId.put(group.id(), group);
  }

  /** The group; one that nobody made is there as well, so that a test need not make it. */
  Group find(String id) {
    return byId.getOrDefault(id, Group.unknown(id));
  }

  ArrayNode all(Link us) {
    ArrayNode all = Json.array();
    byId.values().forEach(group -> all.add(group.json(us)));
    return all;
  }

  void clear() {
    byId.clear();
  }
}
