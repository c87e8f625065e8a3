package io.github.siakoberpa;

import io.github.siakoberpa.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Goes the way of a start as far as it reads settings and routes, on an empty database that is
 * thrown away: no port is opened, no session started, nothing written to the data folder.
 */
final class SettingsTrial {
  private static final String KEY = "siakoberpa.auth.key";

  private final Settings settings;

  SettingsTrial(Settings settings) {
    this.settings = settings;
  }

  /** The line with which a start would refuse them, if it would. */
  Optional<String> refusal() {
    try {
      Path folder = Files.createTempDirectory("siakoberpa-settings");
      try {
        return refusal(folder);
      } finally {
        throwAway(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> refusal(Path folder) {
    CamelContext context = new DefaultCamelContext(false);
    try (Database database = Database.open(folder)) {
      Wiring wiring = new Wiring(withoutNewKey(), Clock.systemUTC(), context);
      wiring.main(RouteFiles.of(settings.workingFolder()).all()).init();
      wiring.bindDatabase(database);
      wiring.door();
      DoorSettings.management(settings);
      wiring.bindBeans();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.ofNullable(StartFailures.translated(e).getMessage());
    } finally {
      context.stop();
    }
  }

  /** A start makes the key where there is none; this must not. */
  private Settings withoutNewKey() {
    if (settings.given(KEY).isPresent() || settings.given(KEY + "-file").isPresent()) {
      return settings;
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return settings.with(Map.of(KEY, HexFormat.of().formatHex(key)));
  }

  private static void throwAway(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
