package io.github.siakoberpa.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check has found.
 *
 * @param state whether that is well
 * @param found what there is, in a few words
 * @param advice what a person should do, or null where there is nothing to do
 */
public record Finding(State state, String found, @Nullable String advice) {

  /** Whether it is well. */
  public enum State {
    /** It is. */
    OK,
    /** It could not be looked at, or does not matter here. */
    SKIPPED,
    /** It is not: somebody has to do something. */
    WRONG
  }

  static Finding ok(String found) {
    return new Finding(State.OK, found, null);
  }

  static Finding skipped(String found) {
    return new Finding(State.SKIPPED, found, null);
  }

  static Finding wrong(String found, String advice) {
    return new Finding(State.WRONG, found, advice);
  }
}
