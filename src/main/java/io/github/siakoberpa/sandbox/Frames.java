package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The frames that go down to a page. */
final class Frames {

  private Frames() {}

  /**
   * The first frame of each connection; a client can tell by the run that the server was restarted.
   */
  static ObjectNode welcome(String run, boolean lidMigrated) {
    return frame("welcome").put("run", run).put("lidMigrated", lidMigrated);
  }

  static ObjectNode ref(String ref, Duration ttl) {
    return frame("ref").put("ref", ref).put("ttl", ttl.toMillis());
  }

  static ObjectNode idle() {
    return frame("idle");
  }

  static ObjectNode paired(Link link, boolean lidMigrated) {
    return frame("paired")
        .put("phone", link.wid())
        .put("lid", link.lid())
        .put("pushname", link.pushname())
        .put("lidMigrated", lidMigrated);
  }

  static ObjectNode account(boolean lidMigrated) {
    return frame("account").put("lidMigrated", lidMigrated);
  }

  static ObjectNode accepted(String reference, Instant at) {
    return frame("sent").put("reference", reference).put("t", at.getEpochSecond());
  }

  static ObjectNode refused(String reference, int code) {
    return frame("sent").put("reference", reference).put("error", code);
  }

  static ObjectNode receipt(Oracle.Row row, int ack, Instant at) {
    ObjectNode receipt = frame("receipt").put("id", row.id()).put("chat", row.chat());
    if (Numbers.isGroup(row.chat())) {
      receipt.put("participant", Numbers.wid(IncomingMessage.DEFAULT_AUTHOR));
    }
    return receipt.put("ack", ack).put("t", at.getEpochSecond());
  }

  static ObjectNode conflict() {
    return frame("conflict");
  }

  static ObjectNode logout(String reason) {
    return frame("logout").put("reason", reason);
  }

  static ObjectNode passkey() {
    return frame("passkey");
  }

  static ObjectNode reload() {
    return frame("reload");
  }

  static ObjectNode crash() {
    return frame("crash");
  }

  static ObjectNode hang() {
    return frame("hang");
  }

  static ObjectNode frame(String type) {
    return Json.object().put("type", type);
  }
}
