package io.github.siakoberpa;

/** Starts the application. */
public final class Main {
  private Main() {}

  /** Starts it. */
  public static void main(String[] args) {
    System.exit(args.length);
  }
}
