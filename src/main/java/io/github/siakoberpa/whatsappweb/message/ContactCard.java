package io.github.siakoberpa.whatsappweb.message;

import java.util.regex.Pattern;

/**
 * Somebody's card, to be added to the recipient's contacts.
 *
 * @param name what the person is called
 * @param phone the number in digits, with the country's
 */
public record ContactCard(String name, String phone) implements OutgoingMessage {
  private static final Pattern PHONE = Pattern.compile("\\d{5,20}");

  /** Refuses a card without a name, or with a number that is none. */
  public ContactCard {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A contact card needs a name");
    }
    if (!PHONE.matcher(phone).matches()) {
      throw new IllegalArgumentException("The phone of a contact card is digits only");
    }
  }

  @Override
  public String toString() {
    return "ContactCard[]";
  }
}
