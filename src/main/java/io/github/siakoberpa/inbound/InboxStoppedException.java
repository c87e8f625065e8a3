package io.github.siakoberpa.inbound;

/** The application is being stopped; the file is read on at the next start. */
public final class InboxStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InboxStoppedException() {
    super("The application is being stopped; the file is read on at its next start");
  }
}
