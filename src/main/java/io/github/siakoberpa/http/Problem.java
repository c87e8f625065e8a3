package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable, for programs
 * @param message says what to do, for a person; never repeats what was sent
 * @param field the field, header or parameter that is wrong; null = none in particular
 */
public record Problem(String code, String message, @Nullable String field) {

  /** A problem of the request as a whole. */
  static Problem of(String code, String message) {
    return new Problem(code, message, null);
  }
}
