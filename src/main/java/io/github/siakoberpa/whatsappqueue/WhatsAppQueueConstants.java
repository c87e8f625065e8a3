package io.github.siakoberpa.whatsappqueue;

import org.apache.camel.spi.Metadata;

/** The scheme and the headers of the component. */
public final class WhatsAppQueueConstants {
  /** The scheme of its addresses. */
  public static final String SCHEME = "whatsapp-queue";

  /** Where a message goes; the same header as for whatsapp-web. */
  @Metadata(
      label = "common",
      description =
          "Who the message goes to, or went to: a number as people write it, with the country code, or an id such as"
              + " 491701112223@c.us, or that of a group. Overrides the option to.",
      javaType = "String")
  public static final String CHAT_ID = "CamelWhatsAppWebChatId";

  /** The id that the message will have. */
  @Metadata(
      label = "common",
      description = "Set: the raw WhatsApp id under which the message is sent, and arrives.",
      javaType = "String")
  public static final String MESSAGE_ID = "CamelWhatsAppWebMessageId";

  /** The job. */
  @Metadata(
      label = "common",
      description = "Set: the id of the job that the message has become.",
      javaType = "String")
  public static final String JOB_ID = "CamelWhatsAppQueueJobId";

  /** Whether it was there already. */
  @Metadata(
      label = "producer",
      description =
          "Set: true where an earlier message with the same idempotency key had become that job"
              + " already.",
      javaType = "Boolean")
  public static final String REPEATED = "CamelWhatsAppQueueRepeated";

  /** What makes a repeat harmless. */
  @Metadata(
      label = "producer",
      description =
          "A name for the message, such as the id of an order and of what is said about it: a message that comes again"
              + " under it becomes the same job, so that a route may repeat what failed half way.",
      javaType = "String")
  public static final String IDEMPOTENCY_KEY = "CamelWhatsAppQueueIdempotencyKey";

  /** The host's own reference. */
  @Metadata(
      label = "common",
      description = "A reference of your own, kept with the job and told with what becomes of it.",
      javaType = "String")
  public static final String CLIENT_REF = "CamelWhatsAppQueueClientRef";

  /** Which messages go first. */
  @Metadata(
      label = "producer",
      description = "HIGH, NORMAL or LOW; inside one chat the order of arrival rules all the same.",
      javaType = "String",
      defaultValue = "NORMAL")
  public static final String PRIORITY = "CamelWhatsAppQueuePriority";

  /** When it may leave. */
  @Metadata(
      label = "producer",
      description =
          "Not before that time: an Instant, or a text such as 2026-12-24T18:00:00+07:00.",
      javaType = "java.time.Instant or String")
  public static final String SEND_AT = "CamelWhatsAppQueueSendAt";

  /** When it is too late. */
  @Metadata(
      label = "producer",
      description =
          "Not after that time: what is still queued then expires. An Instant, or a text as above.",
      javaType = "java.time.Instant or String")
  public static final String EXPIRES_AT = "CamelWhatsAppQueueExpiresAt";

  /** What kind of message it is. */
  @Metadata(
      label = "producer",
      description =
          "What kind of message it is: text, image, video, audio, voice, document, sticker, location, contact, poll,"
              + " reaction, edit or delete. Without it a file is sent as what it is, anything else as a text.",
      javaType = "String")
  public static final String KIND = "CamelWhatsAppWebKind";

  /** The text under a file. */
  @Metadata(
      label = "producer",
      description = "With a file: the text under it.",
      javaType = "String")
  public static final String CAPTION = "CamelWhatsAppWebCaption";

  /** The name of a file. */
  @Metadata(
      label = "producer",
      description =
          "With a file: its name, which the other side sees with a document. Without it that of a file of the disk.",
      javaType = "String")
  public static final String FILE_NAME = "CamelWhatsAppWebFileName";

  /** The type of a file. */
  @Metadata(
      label = "producer",
      description = "With a file whose first bytes do not tell it: its media type.",
      javaType = "String")
  public static final String MIME_TYPE = "CamelWhatsAppWebMimeType";

  /** What it answers. */
  @Metadata(
      label = "producer",
      description = "The raw id of the message of the same chat that this one answers.",
      javaType = "String")
  public static final String QUOTED_ID = "CamelWhatsAppWebQuotedId";

  /** What it is about. */
  @Metadata(
      label = "producer",
      description =
          "With a reaction, an edit or a deletion: the raw id of the message that it is about.",
      javaType = "String")
  public static final String TARGET_ID = "CamelWhatsAppWebTargetId";

  /** Who is mentioned. */
  @Metadata(
      label = "producer",
      description =
          "The people mentioned, a list or a text with commas of their chats; the text names each by an at sign and"
              + " the digits.",
      javaType = "Collection or String")
  public static final String MENTIONS = "CamelWhatsAppWebMentions";

  /** Whether a link is shown. */
  @Metadata(
      label = "producer",
      description =
          "With a text: true to have WhatsApp fetch the page behind its first link and show it.",
      javaType = "Boolean")
  public static final String LINK_PREVIEW = "CamelWhatsAppWebLinkPreview";

  /** What became of it. */
  @Metadata(
      label = "consumer",
      description =
          "What became of the message: sent, delivered, read, failed, cancelled or expired.",
      javaType = "String")
  public static final String EVENT = "CamelWhatsAppQueueEvent";

  /** Which event it is. */
  @Metadata(
      label = "consumer",
      description = "The id of the event, the same where the event comes again.",
      javaType = "String")
  public static final String EVENT_ID = "CamelWhatsAppQueueEventId";

  /** Which device. */
  @Metadata(label = "consumer", description = "The name of the session.", javaType = "String")
  public static final String SESSION = "CamelWhatsAppWebSession";

  private WhatsAppQueueConstants() {}
}
