package io.github.siakoberpa.whatsappweb.message;

import java.util.regex.Pattern;

/** Ids of messages that another one is about. */
final class Targets {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{8,64}");

  private Targets() {}

  static void check(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("The id of a message is 8 to 64 letters and digits");
    }
  }
}
