package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that we started, written down so that a later run can tell it from a stranger with the
 * same number.
 */
record ProcessRecord(long pid, Instant started) {
  // The kernel's idea of the boot time, from which start times are computed, may move by a second.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessRecord of(ProcessHandle process) {
    return new ProcessRecord(process.pid(), startOf(process));
  }

  static ProcessRecord parse(String line) {
    String[] parts = line.split(" ", 2);
    return new ProcessRecord(
        Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }

  String line() {
    return pid + " " + started.toEpochMilli();
  }

  /** The process itself, if it is that one and still runs. */
  Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(OsProcess::runs)
        .filter(
            process -> Duration.between(started, startOf(process)).abs().compareTo(TOLERANCE) <= 0);
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
