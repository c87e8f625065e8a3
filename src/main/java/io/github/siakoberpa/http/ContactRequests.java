package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.RecipientResult;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What requests say about the numbers of people. Methods throw {@link InvalidRequestException} when
 * a request makes no sense. Thread-safe.
 */
public final class ContactRequests {
  private static final int MAX_NUMBERS = 100;
  private static final int MAX_NUMBER = 64;

  private final RecipientParser recipients;

  /** Numbers are read as those of recipients are. */
  public ContactRequests(RecipientParser recipients) {
    this.recipients = recipients;
  }

  /** The digits of the phone in the body, with the country's. */
  public String phone(Exchange exchange) {
    Fields fields = new Fields(Json.object(IncomingRequest.of(exchange).body()));
    fields.onlyKnown(Set.of("phone"));
    String written = fields.text("phone", true);
    fields.check();
    CheckedNumber phone = person(written == null ? "" : written);
    if (phone.chatId() == null) {
      throw InvalidRequestException.of(
          new Problem(String.valueOf(phone.code()), String.valueOf(phone.message()), "phone"));
    }
    return phone.chatId().substring(0, phone.chatId().indexOf('@'));
  }

  /** The numbers in the body. */
  public ContactCheck check(Exchange exchange) {
    Fields fields = new Fields(Json.object(IncomingRequest.of(exchange).body()));
    fields.onlyKnown(Set.of("numbers"));
    List<String> numbers = fields.texts("numbers", MAX_NUMBERS);
    fields.check();
    return new ContactCheck(numbers.stream().map(this::person).toList());
  }

  /** Whether WhatsApp is to be asked about the number. */
  public boolean asks(ContactCheck check, CheckedNumber number) {
    return check.asks(number);
  }

  private CheckedNumber person(String written) {
    RecipientResult result =
        written.length() > MAX_NUMBER
            ? new InvalidRecipient("NUMBER_INVALID", "A number has 10 to 15 digits.")
            : recipients.parse(written);
    if (result instanceof InvalidRecipient invalid) {
      return new CheckedNumber(Fields.shown(written), null, invalid.code(), invalid.message());
    }
    String chat = ((Recipient) result).chatId();
    return chat.endsWith("@c.us")
        ? new CheckedNumber(written, chat, null, null)
        : new CheckedNumber(written, null, "NUMBER_INVALID", "It must be a phone number.");
  }
}
