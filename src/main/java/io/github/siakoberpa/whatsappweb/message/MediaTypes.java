package io.github.siakoberpa.whatsappweb.message;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, told by its first bytes; the JDK knows few of the kinds that people send each
 * other. Pure.
 */
final class MediaTypes {
  /** So many bytes tell enough. */
  static final int ENOUGH = 64;

  private static final String ANYTHING = "application/octet-stream";

  /** The first that fits counts. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
          new Mark(0, "\u0089PNG\r\n", "image/png"),
          new Mark(0, "GIF8", "image/gif"),
          new Mark(8, "WEBP", "image/webp"),
          new Mark(4, "ftypM4A", "audio/mp4"),
          new Mark(4, "ftyphei", "image/heic"),
          new Mark(4, "ftypqt", "video/quicktime"),
          new Mark(4, "ftyp3g", "video/3gpp"),
          new Mark(4, "ftyp", "video/mp4"),
          new Mark(0, "\u001aE\u00df\u00a3", "video/webm"),
          new Mark(0, "#!AMR", "audio/amr"),
          new Mark(0, "ID3", "audio/mpeg"),
          new Mark(0, "\u00ff\u00fb", "audio/mpeg"),
          new Mark(0, "\u00ff\u00f3", "audio/mpeg"),
          new Mark(0, "\u00ff\u00f1", "audio/aac"),
          new Mark(8, "WAVE", "audio/wav"),
          new Mark(28, "OpusHead", "audio/ogg; codecs=opus"),
          new Mark(0, "OggS", "audio/ogg"),
          new Mark(0, "%PDF-", "application/pdf"));

  private static final Map<String, String> ENDINGS =
      Map.of(
          "image/jpeg", ".jpg",
          "image/png", ".png",
          "image/gif", ".gif",
          "image/webp", ".webp",
          "video/mp4", ".mp4",
          "audio/mpeg", ".mp3",
          "audio/ogg", ".ogg",
          "audio/mp4", ".m4a",
          "application/pdf", ".pdf",
          "text/plain", ".txt");

  /** Bytes, as Latin-1, that stand at one place in files of one kind. */
  private record Mark(int at, String bytes, String mimeType) {}

  private MediaTypes() {}

  /** By the bytes, else by the name, else anything. */
  static String of(byte[] beginning, @Nullable String name) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    for (Mark mark : MARKS) {
      if (text.startsWith(mark.bytes(), mark.at())) {
        return mark.mimeType();
      }
    }
    String byName = name == null ? null : URLConnection.guessContentTypeFromName(lower(name));
    return byName == null ? ANYTHING : byName;
  }

  /** The usual ending of such a file's name, or none. */
  static String ending(String mimeType) {
    return ENDINGS.getOrDefault(lower(mimeType.split(";", 2)[0].strip()), "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
