package io.github.siakoberpa.whatsappweb.session;

import org.jspecify.annotations.Nullable;

/** What WhatsApp says of a phone number. A question that failed is an exception, and no answer. */
public sealed interface NumberCheck {
  /**
   * The number is on WhatsApp.
   *
   * @param chatId its chat, {@code <digits>@c.us}
   * @param lid its other name, {@code <digits>@lid}, where WhatsApp tells one
   */
  record Registered(String chatId, @Nullable String lid) implements NumberCheck {
    /** Without the number, which must not reach a log by way of a record. */
    @Override
    public String toString() {
      return "Registered[]";
    }
  }

  /** The number is not on WhatsApp: nothing sent there could arrive. */
  record NotRegistered() implements NumberCheck {}
}
