package io.github.siakoberpa.whatsappweb.message;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
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

  /** Marks and where they stand; the first that fits counts. */
  private static final Object[][] MARKS = {
    {0, "\u00ff\u00d8\u00ff", "image/jpeg"},
    {0, "\u0089PNG\r\n", "image/png"},
    {0, "GIF8", "image/gif"},
    {8, "WEBP", "image/webp"},
    {4, "ftypM4A", "audio/mp4"},
    {4, "ftyphei", "image/heic"},
    {4, "ftypqt", "video/quicktime"},
    {4, "ftyp3g", "video/3gpp"},
    {4, "ftyp", "video/mp4"},
    {0, "\u001aE\u00df\u00a3", "video/webm"},
    {0, "#!AMR", "audio/amr"},
    {0, "ID3", "audio/mpeg"},
    {0, "\u00ff\u00fb", "audio/mpeg"},
    {0, "\u00ff\u00f3", "audio/mpeg"},
    {0, "\u00ff\u00f1", "audio/aac"},
    {8, "WAVE", "audio/wav"},
    {28, "OpusHead", "audio/ogg; codecs=opus"},
    {0, "OggS", "audio/ogg"},
    {0, "%PDF-", "application/pdf"},
  };

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

  private MediaTypes() {}

  /** By the bytes, else by the name, else anything. */
  static String of(byte[] beginning, @Nullable String name) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    for (Object[] mark : MARKS) {
      if (text.startsWith((String) mark[1], (int) mark[0])) {
        return (String) mark[2];
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
