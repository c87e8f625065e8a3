package io.github.siakoberpa.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the settings make sense, as a start would see it. */
public final class SettingsCheck implements Check {
  private final List<String> warnings;
  private final Supplier<Optional<String>> refusal;

  /**
   * The check.
   *
   * @param warnings what looks like a mistake but stops nothing
   * @param refusal says in one line why a start would refuse them, if it would
   */
  public SettingsCheck(List<String> warnings, Supplier<Optional<String>> refusal) {
    this.warnings = List.copyOf(warnings);
    this.refusal = refusal;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Finding look() {
    Optional<String> refused = refusal.get();
    if (refused.isPresent()) {
      return Finding.wrong("a start would refuse them", refused.get());
    }
    return warnings.isEmpty()
        ? Finding.ok("they make sense")
        : Finding.wrong("some change nothing", String.join(" ", warnings));
  }
}
