package io.github.siakoberpa.cli;

/** How findings are told. */
public enum DoctorFormat {
  /** A line each, for a person at a terminal. */
  MARKS,
  /** A line each, in plain ASCII. */
  PLAIN,
  /** One JSON object. */
  JSON
}
