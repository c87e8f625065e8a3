package io.github.siakoberpa.whatsappweb;

import org.apache.camel.spi.Metadata;

/** The scheme and the headers of the component. */
public final class WhatsAppWebConstants {
  /** The scheme of its addresses. */
  public static final String SCHEME = "whatsapp-web";

  /** Where a message goes. */
  @Metadata(
      label = "common",
      description =
          "The chat, as WhatsApp names it: it ends in c.us or lid for a person, in g.us for a group. Overrides the"
              + " option chatId. With an event: the chat where it happened.",
      javaType = "String")
  public static final String CHAT_ID = "CamelWhatsAppWebChatId";

  /** The id that the message has at both ends. */
  @Metadata(
      label = "common",
      description =
          "The raw WhatsApp id of the message (3EB0...). A send without it makes one and sets it"
              + " here; send the same id again to repeat a message without doubling it. With an"
              + " event: the message that came in, or that it is about.",
      javaType = "String")
  public static final String MESSAGE_ID = "CamelWhatsAppWebMessageId";

  /** How long typing is shown before a text leaves. */
  @Metadata(
      label = "producer",
      description =
          "For SEND: for how many milliseconds the chat shows that somebody types before the"
              + " message leaves, at most 120000; the send timeout begins after it. Absent or 0: not at"
              + " all. With the kind typing it is all that happens.",
      javaType = "Long")
  public static final String TYPING_MS = "CamelWhatsAppWebTypingMs";

  /** What kind of message the body is. */
  @Metadata(
      label = "common",
      description =
          "For SEND: text, image, video, audio, voice, document, sticker, location, "
              + "contact, poll, reaction, edit, delete, typing or seen. Overrides the option "
              + "kind. Without either, a file is sent as what it is, anything else as a text. With an event: the"
              + " kind in capitals, UNKNOWN where it is none of these.",
      javaType = "String")
  public static final String KIND = "CamelWhatsAppWebKind";

  /** The message that is answered. */
  @Metadata(
      label = "common",
      description = "The raw id of the message of the same chat that this one answers.",
      javaType = "String")
  public static final String QUOTED_ID = "CamelWhatsAppWebQuotedId";

  /** The message that a reaction, an edit or a deletion is about. */
  @Metadata(
      label = "common",
      description =
          "With a reaction, an edit or a deletion, sent or received, and for MEDIA: the raw id of "
              + "the message that it is about.",
      javaType = "String")
  public static final String TARGET_ID = "CamelWhatsAppWebTargetId";

  /** The people that a message mentions. */
  @Metadata(
      label = "producer",
      description =
          "For SEND: the people mentioned, a list or a text with commas of their chats; "
              + "the text names each by an at sign and the digits.",
      javaType = "Collection or String")
  public static final String MENTIONS = "CamelWhatsAppWebMentions";

  /** Whether a link in a text comes with a preview. */
  @Metadata(
      label = "producer",
      description =
          "For SEND of a text: true to have WhatsApp fetch the page behind its first link "
              + "and show it.",
      javaType = "Boolean")
  public static final String LINK_PREVIEW = "CamelWhatsAppWebLinkPreview";

  /** The text under a file. */
  @Metadata(
      label = "common",
      description = "With a file, sent or received: the text under it.",
      javaType = "String")
  public static final String CAPTION = "CamelWhatsAppWebCaption";

  /** The name of a file. */
  @Metadata(
      label = "common",
      description =
          "With a file, sent or received: its name, which the other side sees with a document.",
      javaType = "String")
  public static final String FILE_NAME = "CamelWhatsAppWebFileName";

  /** What a file is. */
  @Metadata(
      label = "common",
      description =
          "For SEND of a file: its type; without it, its first bytes tell, or its name. "
              + "Set by MEDIA, and with a file that came in.",
      javaType = "String")
  public static final String MIME_TYPE = "CamelWhatsAppWebMimeType";

  /** The phone that links the device by a code. */
  @Metadata(
      label = "producer",
      description =
          "For PAIRING_CODE: the phone's number in digits, with the country's. Overrides the option"
              + " phone.",
      javaType = "String")
  public static final String PHONE = "CamelWhatsAppWebPhone";

  /** How far the message is known to have come. */
  @Metadata(
      label = "common",
      description =
          "Set by SEND, RESEND and a LOOK_UP that found a record, and with a receipt: -1 refused, 0 not confirmed, 1 at the"
              + " server, 2 delivered, 3 read, 4 played.",
      javaType = "Integer")
  public static final String ACK = "CamelWhatsAppWebAck";

  /** What a look-up found. */
  @Metadata(
      label = "producer",
      description = "Set by LOOK_UP: ABSENT, PENDING or FOUND.",
      javaType = "String")
  public static final String LOOK_UP = "CamelWhatsAppWebLookUp";

  /** What a consumer tells of. */
  @Metadata(
      label = "consumer",
      description = "The event: message, own, reaction, edit, deletion, receipt or state.",
      javaType = "String")
  public static final String EVENT = "CamelWhatsAppWebEvent";

  /** Where it happened. */
  @Metadata(
      label = "consumer",
      description = "The name of the session that the event comes from.",
      javaType = "String")
  public static final String SESSION = "CamelWhatsAppWebSession";

  /** Who did it. */
  @Metadata(
      label = "consumer",
      description = "Who wrote, reacted, edited or deleted; in a group the member.",
      javaType = "String")
  public static final String SENDER = "CamelWhatsAppWebSender";

  /** What they are called. */
  @Metadata(
      label = "consumer",
      description = "The name that the sender goes by, where it is known.",
      javaType = "String")
  public static final String SENDER_NAME = "CamelWhatsAppWebSenderName";

  /** When it happened. */
  @Metadata(
      label = "consumer",
      description = "When it happened, in milliseconds since 1970.",
      javaType = "Long")
  public static final String TIMESTAMP = "CamelWhatsAppWebTimestamp";

  /** Whether it was us. */
  @Metadata(
      label = "consumer",
      description = "Whether our own account wrote it, on the phone or another device.",
      javaType = "Boolean")
  public static final String OWN = "CamelWhatsAppWebOwn";

  private WhatsAppWebConstants() {}
}
