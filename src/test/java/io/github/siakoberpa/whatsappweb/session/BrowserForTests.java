package io.github.siakoberpa.whatsappweb.session;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sees to it before the first test with a browser that there is one: found, or installed the way
 * the product installs it. The tests themselves then install nothing. JUnit starts it; only the run
 * with browsers asks for it.
 */
public final class BrowserForTests implements LauncherSessionListener {
  private static final String WANTED = "siakoberpa.test.browser";
  private static final Path DRIVER = Path.of("target", "whatsapp-web-driver");
  private static final Path LOCK = Path.of("target", "browser-for-tests.lock");

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (Boolean.getBoolean(WANTED)) {
      oneAfterTheOther();
    }
  }

  /** Tests run in several processes, and only the first may install anything. */
  private static void oneAfterTheOther() {
    try {
      Files.createDirectories(DRIVER.getParent());
      try (FileChannel file = FileChannel.open(LOCK, CREATE, WRITE);
          FileLock lock = file.lock()) {
        assertThat(lock.isValid()).isTrue();
        path();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The browser's executable. */
  public static Path path() {
    Duration enough = Duration.ofMinutes(10);
    Deadlines deadlines =
        new Deadlines(
            enough, enough, enough, enough, enough, enough, enough, enough, enough, enough, enough,
            enough);
    URI url = URI.create("http://127.0.0.1/");
    SessionSettings settings =
        new SessionSettings(
            url,
            DRIVER,
            null,
            null,
            true,
            true,
            true,
            DRIVER,
            deadlines,
            new Limits(0, 0, enough, 1L << 20, enough));
    return new BrowserSupply(settings, Clock.systemUTC()).browser(new Patient());
  }

  /** Makes Playwright use the driver that all tests share. */
  public static void useDriver() {
    DriverFolder.use(DRIVER);
  }

  /** Waits for as long as it takes. */
  private static final class Patient implements WebPage.Listener {
    @Override
    public void answered(int ticket, Map<?, ?> answer) {}

    @Override
    public void receipt(Map<?, ?> receipt) {}

    @Override
    public void piece(Map<?, ?> piece) {}

    @Override
    public void happened(Map<?, ?> event) {}

    @Override
    public void changed() {}

    @Override
    public void navigated() {}

    @Override
    public void delayed(@Nullable String reason) {}

    @Override
    public void opening(WebPage page) {}

    @Override
    public boolean unwanted() {
      return false;
    }
  }
}
