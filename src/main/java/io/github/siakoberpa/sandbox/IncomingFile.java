package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** A file that somebody sends to us. Immutable; nobody changes the bytes. */
final class IncomingFile {

  private final byte[] content;
  private final UploadedFile name;
  private final ObjectNode description;

  private IncomingFile(byte[] content, ObjectNode description) {
    this.content = content;
    this.name = UploadedFile.of(content);
    this.description = description.put("size", content.length).put("directPath", name.path());
  }

  static IncomingFile read(Fields media) {
    media.knowing("mimetype", "data", "filename", "caption");
    String mimetype = media.requiredText("mimetype");
    ObjectNode description = Json.object().put("type", type(mimetype)).put("mimetype", mimetype);
    media.text("filename").ifPresent(name -> description.put("filename", name));
    media.text("caption").ifPresent(caption -> description.put("caption", caption));
    return new IncomingFile(bytes(media.requiredText("data")), description);
  }

  byte[] content() {
    return content;
  }

  /** How it is called on the server. */
  UploadedFile name() {
    return name;
  }

  /** What the message says of it. */
  ObjectNode description() {
    return description.deepCopy();
  }

  private static String type(String mimetype) {
    String family = mimetype.replaceFirst("/.*", "");
    return family.matches("image|video|audio") ? family : "document";
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Refusal.badInput("data must be base64");
    }
  }
}
