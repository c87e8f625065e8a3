package io.github.siakoberpa.whatsappweb.session;

import java.util.regex.Pattern;

/**
 * A message of ours by chat and raw id.
 *
 * @param chatId {@code <digits>@c.us}, {@code <digits>@lid} or {@code …@g.us}
 * @param messageId the raw WhatsApp id, {@code 3EB0…}
 */
public record MessageKey(String chatId, String messageId) {
  private static final Pattern CHAT = Pattern.compile("\\d{5,20}@(c\\.us|lid)|[\\d-]{5,40}@g\\.us");
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{8,40}");

  /** Refuses anything that WhatsApp Web could take for another chat or another message. */
  public MessageKey {
    if (!CHAT.matcher(chatId).matches()) {
      throw new IllegalArgumentException(
          "The chat must be <digits>@c.us, <digits>@lid or a group …@g.us");
    }
    if (!ID.matcher(messageId).matches()) {
      throw new IllegalArgumentException(
          "The message id must be 8 to 40 capital letters and digits, as in 3EB0…");
    }
  }
}
