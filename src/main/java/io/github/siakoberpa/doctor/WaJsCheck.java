package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which wa-js goes into the page, and whether it is there. */
public final class WaJsCheck implements Check {
  private static final String SIGN = "WPP";

  private final @Nullable String bundled;
  private final @Nullable Path replacement;

  /**
   * The check.
   *
   * @param bundled the version in the program, or null where there is none
   * @param replacement the file that was chosen instead, or null
   */
  public WaJsCheck(@Nullable String bundled, @Nullable Path replacement) {
    this.bundled = bundled;
    this.replacement = replacement;
  }

  @Override
  public String name() {
    return "wa-js";
  }

  @Override
  public Finding look() {
    if (replacement != null) {
      return replaced(replacement);
    }
    return bundled == null
        ? Finding.wrong("the program has none in it", "Build it again.")
        : Finding.ok("version " + bundled + ", as it comes with the program");
  }

  private Finding replaced(Path file) {
    String instead = bundled == null ? "" : ", instead of version " + bundled;
    try {
      if (Files.readString(file).contains(SIGN)) {
        return Finding.ok(file + instead);
      }
      return Finding.wrong(
          file + " is no wa-js", "Take dist/wppconnect-wa.js of the package @wppconnect/wa-js.");
    } catch (IOException e) {
      return Finding.wrong(
          file + " cannot be read",
          "Correct camel.component.whatsapp-web.wa-js, or leave it empty.");
    }
  }
}
