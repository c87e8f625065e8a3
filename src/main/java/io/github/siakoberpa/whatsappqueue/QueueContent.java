package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.queue.MessageContent;
import io.github.siakoberpa.whatsappweb.Forwarding;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.event.MediaNotFetchedException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * What the message of an exchange says, by its body and its headers, as the component whatsapp-web
 * would read them. A field of a map, or of a message that came in, comes before the header of the
 * same meaning. Used by one thread.
 */
final class QueueContent {
  private static final Set<String> WITHOUT_FILE =
      Set.of("text", "location", "contact", "poll", "reaction", "edit", "delete");

  /** What the type of a file begins with that such a message takes. */
  private static final Map<String, String> WITH_FILE =
      Map.of(
          "image", "image/",
          "video", "video/",
          "audio", "audio/",
          "voice", "audio/",
          "sticker", "image/",
          "document", "");

  private static final Map<String, String> OPTIONS =
      Map.of(
          "quoted", WhatsAppQueueConstants.QUOTED_ID,
          "target", WhatsAppQueueConstants.TARGET_ID,
          "mentions", WhatsAppQueueConstants.MENTIONS,
          "linkPreview", WhatsAppQueueConstants.LINK_PREVIEW);
  private static final Map<String, String> FILE_OPTIONS =
      Map.of(
          "caption", WhatsAppQueueConstants.CAPTION,
          "name", WhatsAppQueueConstants.FILE_NAME,
          "mimeType", WhatsAppQueueConstants.MIME_TYPE);
  private static final Set<String> FILES = Set.of("content", "base64");
  private static final Set<String> TEXT = Set.of("kind", "text");

  private static final String UNREADABLE = "media_unreadable";

  /** What no further try would bring. */
  private static final Set<String> GONE =
      Set.of("media_too_large", "message_not_found", "message_without_media");

  private final Message message;
  private final @Nullable Object body;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final @Nullable String kind;
  private final @Nullable Object file;

  /**
   * Reads it; of a file nothing yet.
   *
   * @throws NotQueuedException if it is of no kind that can be queued
   */
  QueueContent(Message message) {
    this.message = message;
    this.body = said(message.getBody());
    Object named = message.getHeader(WhatsAppQueueConstants.KIND);
    if (body instanceof Map<?, ?> map && map.get("kind") != null) {
      named = map.get("kind");
    }
    this.kind = named == null ? null : known(named.toString());
    this.file = file();
    OPTIONS.forEach(this::putHeader);
    if (file != null) {
      FILE_OPTIONS.forEach(this::putHeader);
    }
    if (body instanceof Map<?, ?> map) {
      map.forEach((name, value) -> put(String.valueOf(name), value));
      fields.remove("kind");
      fields.keySet().removeAll(FILES);
    } else if (file == null && (kind != null || !fields.isEmpty())) {
      put("reaction".equals(kind) ? "emoji" : "text", message.getBody(String.class));
    }
  }

  /** What came in is a map of its fields, unless it is a text and nothing more. */
  private static @Nullable Object said(@Nullable Object body) {
    if (!(body instanceof IncomingMessage incoming)) {
      return body;
    }
    try {
      Map<String, Object> fields = Forwarding.fields(incoming);
      return fields.keySet().equals(TEXT) ? incoming.text() : fields;
    } catch (IllegalArgumentException e) {
      throw refused("TYPE_INVALID", String.valueOf(e.getMessage()));
    }
  }

  private static String known(String named) {
    String kind = named.strip().toLowerCase(Locale.ROOT);
    if (!WITHOUT_FILE.contains(kind) && !WITH_FILE.containsKey(kind)) {
      throw refused("TYPE_INVALID", "A message of the kind %s is not queued.".formatted(kind));
    }
    return kind;
  }

  /** Whether it is a text and nothing more. */
  boolean isPlainText() {
    return kind == null && file == null && fields.isEmpty();
  }

  /** Whether a file goes with it. */
  boolean hasFile() {
    return file != null;
  }

  /**
   * Where the file is; a stream is read but once. Only if there is one. That of a message that came
   * in is fetched now.
   *
   * @throws NotQueuedException if it cannot be fetched
   */
  MediaSource source() {
    String name = text("name");
    String type = text("mimeType");
    Object content = file instanceof WrappedFile<?> wrapped ? wrapped.getFile() : file;
    if (content instanceof Base64Text base64) {
      return new MediaSource.Base64(base64.text(), name, type);
    }
    if (content instanceof byte[] bytes) {
      return new MediaSource.Stream(new ByteArrayInputStream(bytes), name, type);
    }
    if (content instanceof InputStream stream) {
      return new MediaSource.Stream(stream, name, type);
    }
    if (content instanceof IncomingMedia media) {
      return new MediaSource.Stream(
          fetch(media),
          name == null ? media.fileName() : name,
          type == null ? media.mimeType() : type);
    }
    Path path = content instanceof File onDisk ? onDisk.toPath() : (Path) content;
    return new MediaSource.Stream(
        open(path), name == null ? String.valueOf(path.getFileName()) : name, type);
  }

  private static InputStream fetch(IncomingMedia media) {
    try {
      return media.open();
    } catch (IOException e) {
      String code = e instanceof MediaNotFetchedException known ? known.getCode() : UNREADABLE;
      throw new NotQueuedException(
          code.toUpperCase(Locale.ROOT),
          "The file of the message that came in cannot be had.",
          !GONE.contains(code),
          e);
    }
  }

  private static InputStream open(Path path) {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of it.
   *
   * @param kept its file; null = there is none
   * @throws NotQueuedException if the file is none of its kind
   */
  MessageContent with(@Nullable KeptMedia kept) {
    if (kept == null) {
      return new MessageContent(kind == null ? "text" : kind, fields);
    }
    String type = kept.type();
    String family = type.split("/", 2)[0];
    String otherwise = WITH_FILE.containsKey(family) ? family : "document";
    String asked = kind == null ? otherwise : kind;
    if (!type.startsWith(WITH_FILE.getOrDefault(asked, ""))) {
      throw refused(
          "MEDIA_TYPE_REFUSED",
          "The file must be %s*; a document may be anything.".formatted(WITH_FILE.get(asked)));
    }
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put(MessageContent.MEDIA, kept.hash());
    all.put("mimeType", type);
    if (kept.name() != null) {
      all.putIfAbsent("name", kept.name());
    }
    return new MessageContent(asked, all);
  }

  /** A file that is written as text, unlike a path, which is never taken for a file. */
  private record Base64Text(String text) {
    /** Without the file. */
    @Override
    public String toString() {
      return "Base64Text[]";
    }
  }

  /** Null = none goes with it. */
  private @Nullable Object file() {
    boolean asked = kind != null && WITH_FILE.containsKey(kind);
    if (body instanceof Map<?, ?> map) {
      return asked ? fileOf(map) : null;
    }
    if (kind != null && !asked) {
      return null;
    }
    if (isFile(body)) {
      return body;
    }
    String text = asked ? message.getBody(String.class) : null;
    if (asked && text == null) {
      throw missing();
    }
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object fileOf(Map<?, ?> map) {
    if (map.get("base64") != null) {
      return new Base64Text(map.get("base64").toString());
    }
    Object content = map.get("content");
    if (!isFile(content)) {
      throw missing();
    }
    return content;
  }

  private static NotQueuedException missing() {
    return refused(
        "MEDIA_MISSING",
        "A message of this kind needs a file: byte[], InputStream, File, Path, IncomingMedia or the"
            + " field base64.");
  }

  private static boolean isFile(@Nullable Object body) {
    return body instanceof byte[]
        || body instanceof IncomingMedia
        || body instanceof InputStream
        || body instanceof Path
        || body instanceof File
        || (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File);
  }

  private void putHeader(String field, String header) {
    put(field, message.getHeader(header));
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private @Nullable String text(String field) {
    Object value = fields.get(field);
    return value == null ? null : value.toString();
  }

  private static NotQueuedException refused(String code, String message) {
    return new NotQueuedException(code, message, null);
  }
}
