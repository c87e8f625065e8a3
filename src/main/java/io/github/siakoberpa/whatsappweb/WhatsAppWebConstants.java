package io.github.siakoberpa.whatsappweb;

import org.apache.camel.spi.Metadata;

/** The scheme and the headers of the component. */
public final class WhatsAppWebConstants {
  /** The scheme of its addresses. */
  public static final String SCHEME = "whatsapp-web";

  /** Where a message goes. */
  @Metadata(
      label = "producer",
      description =
          "The chat: <digits>@c.us or <digits>@lid for a person, ...@g.us for a group. Overrides the"
              + " option chatId.",
      javaType = "String")
  public static final String CHAT_ID = "CamelWhatsAppWebChatId";

  /** The id that the message has at both ends. */
  @Metadata(
      label = "producer",
      description =
          "The raw WhatsApp id of the message (3EB0...). A send without it makes one and sets it"
              + " here; send the same id again to repeat a message without doubling it.",
      javaType = "String")
  public static final String MESSAGE_ID = "CamelWhatsAppWebMessageId";

  /** How long typing is shown before a text leaves. */
  @Metadata(
      label = "producer",
      description =
          "For SEND: for how many milliseconds the chat shows that somebody types before the text"
              + " leaves, at most 120000; the send timeout begins after it. Absent or 0: not at all.",
      javaType = "Long")
  public static final String TYPING_MS = "CamelWhatsAppWebTypingMs";

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
      label = "producer",
      description =
          "Set by SEND, RESEND and a LOOK_UP that found a record: -1 refused, 0 not confirmed, 1 at the"
              + " server, 2 delivered, 3 read, 4 played.",
      javaType = "Integer")
  public static final String ACK = "CamelWhatsAppWebAck";

  /** What a look-up found. */
  @Metadata(
      label = "producer",
      description = "Set by LOOK_UP: ABSENT, PENDING or FOUND.",
      javaType = "String")
  public static final String LOOK_UP = "CamelWhatsAppWebLookUp";

  private WhatsAppWebConstants() {}
}
