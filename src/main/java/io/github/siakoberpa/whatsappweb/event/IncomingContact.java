package io.github.siakoberpa.whatsappweb.event;

import org.jspecify.annotations.Nullable;

/**
 * The card of a person that somebody sent.
 *
 * @param name what the person is called, or null
 * @param phone the number in digits with the country's, or null where the card has none
 * @param vcard the whole card as it came, or null
 */
public record IncomingContact(
    @Nullable String name, @Nullable String phone, @Nullable String vcard) {
  @Override
  public String toString() {
    return "IncomingContact[]";
  }
}
