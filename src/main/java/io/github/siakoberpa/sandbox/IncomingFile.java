package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** A file in a message to us: in the call itself, or uploaded before it. */
final class IncomingFile {

  /** How a call names the kinds, and WhatsApp does. */
  private static final Map<String, String> TYPES =
      Map.of(
          "image", "image",
          "video", "video",
          "audio", "audio",
          "voice", "ptt",
          "document", "document",
          "sticker", "sticker");

  private static final long LONGEST_SECONDS = 86_400;

  private IncomingFile() {}

  /** Puts the file on the shelf and describes it. */
  static ObjectNode read(Fields media, FileShelf files) {
    media.knowing(
        "kind", "mimetype", "data", "path", "filename", "caption", "seconds", "gif", "viewOnce");
    String mimetype = media.requiredText("mimetype");
    String kind = media.text("kind").orElseGet(() -> kindOf(mimetype));
    if (!TYPES.containsKey(kind)) {
      throw Refusal.badInput("kind must be one of image, video, audio, voice, document, sticker");
    }
    UploadedFile file = file(media, files);
    ObjectNode description = Json.object().put("type", TYPES.get(kind)).put("mimetype", mimetype);
    media.text("filename").ifPresent(name -> description.put("filename", name));
    media.text("caption").ifPresent(caption -> description.put("caption", caption));
    media.number("seconds", 0, LONGEST_SECONDS).ifPresent(s -> description.put("seconds", s));
    media.flag("gif").ifPresent(gif -> description.put("gif", gif));
    media.flag("viewOnce").ifPresent(once -> description.put("viewOnce", once));
    return description
        .put("bytes", file.bytes())
        .put("sha256", file.sha256())
        .put("media", file.path());
  }

  private static UploadedFile file(Fields media, FileShelf files) {
    if (media.has("data") == media.has("path")) {
      throw Refusal.badInput("give either data or path");
    }
    if (media.has("path")) {
      String path = media.requiredText("path");
      if (!files.has(path)) {
        throw new Refusal(404, "NO_SUCH_FILE", "there is no file at " + path);
      }
      return UploadedFile.at(path);
    }
    try {
      return files.take(new ByteArrayInputStream(bytes(media.requiredText("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kindOf(String mimetype) {
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
