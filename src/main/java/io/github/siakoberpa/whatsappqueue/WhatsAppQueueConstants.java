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
