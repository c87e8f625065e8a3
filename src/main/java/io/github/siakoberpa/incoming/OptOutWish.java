package io.github.siakoberpa.incoming;

/**
 * Somebody wrote that they want no more messages, or some again.
 *
 * @param session that heard it
 * @param chatId whose wish it is
 * @param messageId the message that says so
 * @param word which one of ours it was
 * @param stops whether they want none any more
 */
public record OptOutWish(
    String session, String chatId, String messageId, String word, boolean stops) {
  /** What stands in the list as the reason. */
  public String reason() {
    return "wrote %s to session %s".formatted(word, session);
  }

  /** Without whose it is. */
  @Override
  public String toString() {
    return "OptOutWish[" + word + "]";
  }
}
