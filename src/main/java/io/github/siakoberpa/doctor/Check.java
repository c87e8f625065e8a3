package io.github.siakoberpa.doctor;

/** Looks at one thing that must be well for the program to work, and changes nothing. */
public interface Check {
  /** One short word that stays the same, for scripts. */
  String name();

  /** What it finds now; may block for some seconds. What it throws counts as a finding too. */
  Finding look();
}
