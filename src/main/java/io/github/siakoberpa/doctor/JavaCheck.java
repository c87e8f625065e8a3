package io.github.siakoberpa.doctor;

/** Whether this Java, and the machine's memory, are enough. */
public final class JavaCheck implements Check {
  private static final int OLDEST = 17;
  // The program itself takes a quarter of that; the rest is one browser with WhatsApp Web in it.
  private static final long LEAST_MEMORY = 1L << 30;

  private final Runtime.Version version;
  private final long heap;
  private final long memory;

  /**
   * The check.
   *
   * @param version of the Java that runs this
   * @param heap what the program itself may use of the memory, in bytes
   * @param memory of the machine or the container, in bytes; 0 = not known
   */
  public JavaCheck(Runtime.Version version, long heap, long memory) {
    this.version = version;
    this.heap = heap;
    this.memory = memory;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Finding look() {
    String found =
        "Java %s, %s for the program%s"
            .formatted(
                version,
                Amount.of(heap),
                memory == 0 ? "" : " of the " + Amount.of(memory) + " that are here");
    if (version.feature() < OLDEST) {
      return Finding.wrong(found, "Install Java 17 or later.");
    }
    if (memory > 0 && memory < LEAST_MEMORY) {
      return Finding.wrong(
          found, "Give it 2 GB: a browser with WhatsApp Web needs most of one for itself.");
    }
    return Finding.ok(found);
  }
}
