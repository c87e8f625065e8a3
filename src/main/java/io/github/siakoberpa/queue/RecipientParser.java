package io.github.siakoberpa.queue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what callers write ("+49 170 1112223", "0049…", "491701112223@c.us", a group's id) into a
 * chat. Nothing is silently turned into another number: what is not certain is refused. All forms
 * of one person's number are one chat. Thread-safe.
 */
public final class RecipientParser {
  private static final Pattern GROUP = Pattern.compile("\\d{5,20}(-\\d{5,20})?@g\\.us");
  private static final Pattern LID = Pattern.compile("\\d{5,20}@lid");
  private static final Pattern USER = Pattern.compile("(\\d{5,15})@(c\\.us|s\\.whatsapp\\.net)");
  private static final Pattern WRITTEN = Pattern.compile("\\+?[\\d\\s().\\-/]+");
  private static final Pattern BARE_INTERNATIONAL = Pattern.compile("[1-9]\\d{9,14}");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final @Nullable String defaultCountry;
  private final RecentRecipients recent = new RecentRecipients();

  /**
   * A parser that reads national numbers (with a leading 0) as those of one country.
   *
   * @param defaultCountry two letters, such as {@code ID}; null or blank refuses national numbers
   * @throws IllegalArgumentException when no such country exists
   */
  public RecipientParser(@Nullable String defaultCountry) {
    if (defaultCountry == null || defaultCountry.isBlank()) {
      this.defaultCountry = null;
    } else {
      this.defaultCountry = defaultCountry.strip().toUpperCase(Locale.ROOT);
      if (!numbers.getSupportedRegions().contains(this.defaultCountry)) {
        throw new IllegalArgumentException(
            "siakoberpa.numbers.default-country: there is no country '%s'; write two letters such as ID or DE"
                .formatted(defaultCountry));
      }
    }
  }

  /** The recipient, or why there is none. */
  public RecipientResult parse(String written) {
    Recipient known = recent.find(written);
    if (known != null) {
      return known;
    }
    RecipientResult result = read(written);
    if (result instanceof Recipient recipient) {
      recent.remember(recipient);
    }
    return result;
  }

  private RecipientResult read(String written) {
    String text = written.strip();
    if (GROUP.matcher(text).matches() || LID.matcher(text).matches()) {
      return new Recipient(text, written);
    }
    var user = USER.matcher(text);
    if (user.matches()) {
      return international(user.group(1), written);
    }
    if (!WRITTEN.matcher(text).matches()) {
      return invalid("A number consists of digits, with the country code first.");
    }
    String digits = text.replaceAll("\\D", "");
    if (text.startsWith("+")) {
      return international(digits, written);
    }
    if (digits.startsWith("00")) {
      return international(digits.substring(2), written);
    }
    if (digits.startsWith("0")) {
      return national(digits, written);
    }
    if (!BARE_INTERNATIONAL.matcher(digits).matches()) {
      return invalid("A number has 10 to 15 digits, with the country code first.");
    }
    return international(digits, written);
  }

  private RecipientResult national(String digits, String written) {
    if (defaultCountry == null) {
      return new InvalidRecipient(
          "NUMBER_NEEDS_COUNTRY",
          "A number with a leading 0 has no country: write it with the country code, or set siakoberpa.numbers.default-country.");
    }
    return valid(digits, defaultCountry, written);
  }

  private RecipientResult international(String digits, String written) {
    return valid("+" + OlderNumbers.today(digits), null, written);
  }

  private RecipientResult valid(String number, @Nullable String country, String written) {
    try {
      PhoneNumber parsed = numbers.parse(number, country);
      if (numbers.isValidNumber(parsed)) {
        String e164 = numbers.format(parsed, PhoneNumberFormat.E164);
        return new Recipient(e164.substring(1) + "@c.us", written);
      }
    } catch (NumberParseException e) {
      // the same answer as for a number that no country could have given out
    }
    return invalid("No country has such a number: check the country code and the length.");
  }

  private static InvalidRecipient invalid(String message) {
    return new InvalidRecipient("NUMBER_INVALID", message);
  }
}
