package io.github.siakoberpa.queue;

import java.util.regex.Pattern;

/**
 * One person, one chat: WhatsApp still knows people by the number that they had when they joined,
 * though their country has changed the form of all its numbers since. Whoever is written to by the
 * new form answers from the old one. Stateless.
 */
public final class OlderNumbers {
  /** Mexico: a 1 before mobile numbers, until 2019. */
  private static final Pattern MEXICO = Pattern.compile("521(\\d{10})");

  /** Brazil: mobile numbers without their 9, until 2016; fixed lines begin with 2 to 5. */
  private static final Pattern BRAZIL = Pattern.compile("55([1-9]{2})([6-9]\\d{7})");

  private static final String PERSON = "@c.us";

  private OlderNumbers() {}

  /** The digits as they are written today, with the country code first. */
  static String today(String digits) {
    var mexico = MEXICO.matcher(digits);
    if (mexico.matches()) {
      return "52" + mexico.group(1);
    }
    var brazil = BRAZIL.matcher(digits);
    return brazil.matches() ? "55" + brazil.group(1) + "9" + brazil.group(2) : digits;
  }

  /** The chat by which the queue knows whoever WhatsApp calls that. */
  public static String chat(String chatId) {
    return chatId.endsWith(PERSON)
        ? today(chatId.substring(0, chatId.length() - PERSON.length())) + PERSON
        : chatId;
  }
}
