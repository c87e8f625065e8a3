package io.github.siakoberpa.whatsappweb.session;

/** How a send ended, as far as that can be known. */
public sealed interface SendOutcome {
  /**
   * WhatsApp's server has the message.
   *
   * @param ack 1 server, 2 delivered, 3 read, 4 played
   */
  record Sent(int ack) implements SendOutcome {}

  /**
   * Nothing left, or the server refused it: the message will not arrive.
   *
   * @param code a stable code such as {@code not_on_whatsapp} or {@code nack_463}
   * @param retryable whether the same message may be tried again later
   */
  record NotSent(String code, boolean retryable) implements SendOutcome {}

  /**
   * It may have left: only a look-up can tell.
   *
   * @param code a stable code such as {@code send_timeout}
   */
  record Unknown(String code) implements SendOutcome {}
}
