package io.github.siakoberpa.database;

/**
 * More want to write than the database keeps up with, or it is about to close; nothing was written.
 */
public final class TooManyWaitingException extends RuntimeException {

  TooManyWaitingException() {
    super("The database cannot keep up; nothing was written.");
  }
}
