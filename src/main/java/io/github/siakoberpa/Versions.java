package io.github.siakoberpa;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.sqlite.SQLiteJDBCLoader;

/** What this program is made of, as a report of an error should say. */
final class Versions {
  private static final String WA_JS = "/whatsapp-web/wa-js/package.json";

  private Versions() {}

  /** One line each, the program's first. */
  static List<String> lines() {
    return List.of(
        "siakoberpa " + of(Versions.class),
        "Camel      " + of(CamelContext.class),
        "wa-js      " + waJs().orElse("(missing)"),
        "Java       " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        "SQLite     " + SQLiteJDBCLoader.getVersion());
  }

  /** The wa-js in the program; empty where the build left it out. */
  static Optional<String> waJs() {
    try (InputStream in = Versions.class.getResourceAsStream(WA_JS)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new ObjectMapper().readTree(in).path("version").asText());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String of(Class<?> one) {
    return Objects.requireNonNullElse(
        one.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
