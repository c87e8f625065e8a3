package io.github.siakoberpa.sandbox;

/**
 * Who calls from a page.
 *
 * @param session the session's name from the page's address
 * @param device the browser profile's id, made new after each logout
 * @param load one load of the page
 */
record PageIdentity(String session, String device, String load) {

  static PageIdentity of(Call call) {
    String session = call.requiredQuery("session");
    if (!session.matches("[A-Za-z0-9_-]{1,64}")) {
      throw Refusal.badInput("session must be 1 to 64 letters, digits, _ or -");
    }
    return new PageIdentity(session, call.requiredQuery("device"), call.requiredQuery("load"));
  }
}
