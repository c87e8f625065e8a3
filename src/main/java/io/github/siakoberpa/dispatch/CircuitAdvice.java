package io.github.siakoberpa.dispatch;

/** What a person should do about a queue that paused itself. Stateless. */
public final class CircuitAdvice {
  private static final String RESUME = "resume the queue (POST /api/whatsapp/queue/resume).";

  /** One sentence for the reason of the pause. */
  public String on(String reason) {
    return switch (reason) {
      case "logged_out" ->
          "The device was unlinked: reset the session (POST /api/whatsapp/reset-session) and scan its new QR code; then"
              + " the queue goes on. If you linked it in another way, "
              + RESUME;
      case "conflict" ->
          "The same device is open elsewhere: close it there and start the session again; then the queue goes on.";
      default ->
          "Of several messages in a row nobody knows whether they left: look at the session and the phone, then "
              + RESUME;
    };
  }
}
