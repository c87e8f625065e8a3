package io.github.siakoberpa.sandbox;

/**
 * A device's link to an account.
 *
 * @param phone the account's number, digits only
 * @param pushname the name that others see
 */
record Link(String phone, String pushname) {

  static final String DEFAULT_PHONE = "4915112345678";
  static final String DEFAULT_PUSHNAME = "Sandbox";

  String wid() {
    return Numbers.wid(phone);
  }

  String lid() {
    return Numbers.lidOfPhone(phone);
  }
}
