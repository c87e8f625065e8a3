package io.github.siakoberpa.whatsappweb.session;

import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp Web knows of a person. Everything but the chat may be unknown.
 *
 * @param chatId the chat that was asked about
 * @param lid its LID, {@code <digits>@lid}, or null
 * @param phone its number, {@code <digits>@c.us}, where the chat is a LID, or null
 * @param name how the phone's address book calls them, or null
 * @param pushname how they call themselves, or null
 * @param business whether it is a business account
 */
public record ContactFacts(
    String chatId,
    @Nullable String lid,
    @Nullable String phone,
    @Nullable String name,
    @Nullable String pushname,
    boolean business) {
  /** Without names and numbers, which must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "ContactFacts[]";
  }
}
