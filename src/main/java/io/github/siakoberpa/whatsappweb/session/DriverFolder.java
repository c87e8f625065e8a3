package io.github.siakoberpa.whatsappweb.session;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.jar.DriverJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Playwright's driver (Node and its scripts, 140 MB), unpacked once into a folder of ours. Left to
 * itself Playwright unpacks it at every start into a temporary folder, which stays after a kill.
 */
final class DriverFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final String PROPERTY = "playwright.cli.dir";

  private DriverFolder() {}

  /**
   * Makes Playwright use the unpacked driver, unpacking it first if this version is not there. Safe
   * for several processes at once. Playwright keeps one driver a JVM: the first folder wins.
   */
  static synchronized void use(Path directory) {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    try {
      System.setProperty(PROPERTY, unpacked(directory).toString());
    } catch (IOException | URISyntaxException | RuntimeException e) {
      throw new SessionStartException("driver_failed", e);
    }
  }

  /** The folder with the driver of the Playwright version on the class path. */
  static synchronized Path unpacked(Path directory) throws IOException, URISyntaxException {
    String version = Playwright.class.getPackage().getImplementationVersion();
    Path folder = directory.resolve("playwright-" + (version == null ? "unknown" : version));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(directory);
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      // The folder's name is the proof that it is whole: it gets it last.
      if (lock.isValid() && !Files.isDirectory(folder)) {
        Path part = directory.resolve(folder.getFileName() + ".part");
        FileTree.delete(part);
        LOG.info("Unpacking Playwright's driver into {}", folder);
        DriverJar.installDriverTo(part);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return folder;
  }
}
