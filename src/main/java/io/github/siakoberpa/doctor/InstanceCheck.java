package io.github.siakoberpa.doctor;

import java.util.Optional;

/** Whether the application runs in this data folder, and answers if it does. */
public final class InstanceCheck implements Check {
  private final Optional<Instance> instance;

  /** The check of what the data folder says. */
  public InstanceCheck(Optional<Instance> instance) {
    this.instance = instance;
  }

  @Override
  public String name() {
    return "application";
  }

  @Override
  public Finding look() {
    return instance.map(InstanceCheck::look).orElseGet(() -> Finding.ok("does not run"));
  }

  private static Finding look(Instance instance) {
    String which = "process %d at %s".formatted(instance.pid(), instance.url());
    if (instance.answers()) {
      return Finding.ok(which + " answers");
    }
    return instance.alive()
        ? Finding.wrong(
            which + " does not answer", "See its log, and restart it if that says nothing.")
        : Finding.ok("does not run; %s was killed, and the next start clears up".formatted(which));
  }
}
