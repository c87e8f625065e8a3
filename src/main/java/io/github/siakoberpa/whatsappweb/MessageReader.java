package io.github.siakoberpa.whatsappweb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.message.Audio;
import io.github.siakoberpa.whatsappweb.message.ContactCard;
import io.github.siakoberpa.whatsappweb.message.Deletion;
import io.github.siakoberpa.whatsappweb.message.Document;
import io.github.siakoberpa.whatsappweb.message.Edit;
import io.github.siakoberpa.whatsappweb.message.Image;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.message.Media;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.Poll;
import io.github.siakoberpa.whatsappweb.message.Reaction;
import io.github.siakoberpa.whatsappweb.message.Seen;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import io.github.siakoberpa.whatsappweb.message.Sticker;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.message.Typing;
import io.github.siakoberpa.whatsappweb.message.Video;
import io.github.siakoberpa.whatsappweb.message.VoiceNote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is to be sent: a body that is a message already, or that came in as one, a map of
 * fields, or a plain body with headers. A field of the map, or of what came in, comes before the
 * header of the same meaning.
 */
final class MessageReader {
  private static final Map<String, String> FIELDS =
      Map.of(
          "target", WhatsAppWebConstants.TARGET_ID,
          "quoted", WhatsAppWebConstants.QUOTED_ID,
          "mentions", WhatsAppWebConstants.MENTIONS,
          "linkPreview", WhatsAppWebConstants.LINK_PREVIEW,
          "caption", WhatsAppWebConstants.CAPTION,
          "name", WhatsAppWebConstants.FILE_NAME,
          "mimeType", WhatsAppWebConstants.MIME_TYPE,
          "typingMs", WhatsAppWebConstants.TYPING_MS);

  private final Message message;
  private final @Nullable Object body;
  private final @Nullable WhatsAppWebKind kind;
  private final MessageFields fields;

  /**
   * With the kind of the endpoint's option, for messages that name none.
   *
   * @throws IllegalArgumentException if the body came in as a message that cannot be sent on
   */
  MessageReader(Message message, @Nullable WhatsAppWebKind option) {
    this.message = message;
    this.body =
        message.getBody() instanceof IncomingMessage incoming
            ? Forwarding.fields(incoming)
            : message.getBody();
    Map<Object, Object> all = new HashMap<>();
    FIELDS.forEach(
        (field, header) -> {
          Object value = message.getHeader(header);
          if (value != null) {
            all.put(field, value);
          }
        });
    Object named = message.getHeader(WhatsAppWebConstants.KIND);
    if (body instanceof Map<?, ?> map) {
      all.putAll(map);
      named = map.get("kind") == null ? named : map.get("kind");
    }
    this.fields = new MessageFields(all);
    this.kind = named == null ? option : WhatsAppWebKind.named(named.toString());
  }

  /**
   * The message.
   *
   * @throws IllegalArgumentException if the body and the headers make none
   */
  OutgoingMessage message() {
    if (body instanceof OutgoingMessage typed) {
      return typed;
    }
    WhatsAppWebKind asked = kind;
    if (asked == null) {
      return MessageFields.isFile(body)
          ? Media.of(plain("content").file(), fields.optional("caption"))
          : new Text(plain("text").required("text"));
    }
    return asked.isMedia() ? media(asked, plain("content")) : other(asked);
  }

  /** How it is sent. */
  SendOptions options() {
    long typing = kind == WhatsAppWebKind.TYPING ? 0 : fields.whole("typingMs", 0);
    return new SendOptions(
        Duration.ofMillis(typing),
        fields.optional("quoted"),
        fields.list("mentions"),
        fields.flag("linkPreview"));
  }

  private static Media media(WhatsAppWebKind kind, MessageFields fields) {
    String caption = fields.optional("caption");
    return switch (kind) {
      case IMAGE -> new Image(fields.file(), caption, fields.flag("viewOnce"));
      case VIDEO -> new Video(fields.file(), caption, fields.flag("gif"));
      case AUDIO -> new Audio(fields.file());
      case VOICE -> new VoiceNote(fields.file());
      case STICKER -> new Sticker(fields.file());
      default -> new Document(fields.file(), caption);
    };
  }

  private OutgoingMessage other(WhatsAppWebKind kind) {
    return switch (kind) {
      case LOCATION ->
          new Location(
              fields.decimal("latitude"),
              fields.decimal("longitude"),
              fields.optional("name"),
              fields.optional("address"));
      case CONTACT -> new ContactCard(fields.required("name"), fields.required("phone"));
      case POLL ->
          new Poll(
              fields.required("question"),
              fields.list("answers"),
              Math.toIntExact(fields.whole("selectable", 1)));
      case REACTION -> new Reaction(fields.required("target"), plain("emoji").required("emoji"));
      case EDIT -> new Edit(fields.required("target"), plain("text").required("text"));
      case DELETE -> new Deletion(fields.required("target"));
      case TYPING -> new Typing(Duration.ofMillis(fields.whole("typingMs", 0)));
      case SEEN -> new Seen();
      case UNKNOWN -> throw new IllegalArgumentException("What came in as unknown cannot be sent");
      default -> new Text(plain("text").required("text"));
    };
  }

  /** The fields with the body under that name, unless the body is a map. */
  private MessageFields plain(String name) {
    if (body instanceof Map<?, ?>) {
      return fields;
    }
    Map<Object, Object> all = new HashMap<>(fields.fields());
    boolean file = name.equals("content");
    Object value = file ? body : message.getBody(String.class);
    if (value == null) {
      throw new IllegalArgumentException("The body must be a message");
    }
    all.put(name, file && value instanceof String text ? text.getBytes(UTF_8) : value);
    return new MessageFields(all);
  }
}
