package io.github.siakoberpa.sandbox;

/**
 * Phone numbers and the LIDs that stand for them. A LID is made from its number by exchanging
 * digits, so that even a sandbox that has just started knows whose it is, while nobody can take one
 * for the other.
 */
final class Numbers {

  private static final String PLAIN = "0123456789";
  private static final String EXCHANGED = "7301958246";
  private static final String PHONE_SERVER = "@c.us";
  private static final String LID_SERVER = "@lid";
  private static final String GROUP_SERVER = "@g.us";

  /**
   * In front of each LID, since a number with other digits might begin with 0, which no LID does.
   */
  private static final String LID_MARK = "2";

  private Numbers() {}

  /** The digits of a phone number as people write it. */
  static String phone(String name, String written) {
    String user = written.replaceFirst("@(c\\.us|s\\.whatsapp\\.net)$", "");
    String digits = user.replaceAll("[\\s().+-]", "");
    if (!digits.matches("[1-9]\\d{6,14}")) {
      throw Refusal.badInput(name + " must be an international phone number of 7 to 15 digits");
    }
    return digits;
  }

  /**
   * The number by which WhatsApp knows a person, who may write it as it is today: in Mexico nearly
   * all joined when mobile numbers had a 1 before them.
   */
  static String joinedAs(String phone) {
    return phone.replaceFirst("^52(\\d{10})$", "521$1");
  }

  static String wid(String phone) {
    return phone + PHONE_SERVER;
  }

  static boolean isGroup(String wid) {
    return wid.matches("[0-9-]+" + GROUP_SERVER);
  }

  static boolean isPhone(String wid) {
    return wid.matches("\\d+" + PHONE_SERVER);
  }

  static String lidOfPhone(String phone) {
    return LID_MARK + exchange(phone, PLAIN, EXCHANGED) + LID_SERVER;
  }

  /**
   * The phone number behind a chat's id: a phone id, a LID, or anything else, which comes back as
   * it is.
   */
  static String phoneWid(String wid) {
    if (!wid.matches(LID_MARK + "\\d+" + LID_SERVER)) {
      return wid;
    }
    String digits = wid.substring(LID_MARK.length(), wid.length() - LID_SERVER.length());
    return wid(exchange(digits, EXCHANGED, PLAIN));
  }

  /** The part before the at sign. */
  static String user(String wid) {
    int at = wid.indexOf('@');
    return at < 0 ? wid : wid.substring(0, at);
  }

  private static String exchange(String digits, String from, String to) {
    StringBuilder result = new StringBuilder();
    digits.chars().forEach(digit -> result.append(to.charAt(from.indexOf(digit))));
    return result.toString();
  }
}
