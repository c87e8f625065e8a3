package io.github.siakoberpa.doctor;

/**
 * Nothing is looked at, since it does not matter here.
 *
 * @param why in a few words
 */
public record SkippedCheck(String name, String why) implements Check {
  @Override
  public Finding look() {
    return Finding.skipped(why);
  }
}
