package io.github.siakoberpa;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The names of sessions that run, or ran once and left a folder, whether they are in the database
 * or not. A session that was only asked for is none of them. Thread-safe.
 */
final class SessionsHere implements Supplier<Set<String>> {
  // The sandbox's sessions lie beside those of real devices, in a folder of their own.
  private static final Pattern FOLDER = Pattern.compile("(?!sandbox$)[A-Za-z0-9_-]{1,64}");

  private final CamelContext context;
  private final Path folder;

  /** Those of the context's component; the folder need not be there. */
  SessionsHere(CamelContext context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  @Override
  public Set<String> get() {
    Set<String> names = new TreeSet<>();
    if (context.hasComponent("whatsapp-web") instanceof WhatsAppWebComponent component) {
      component.sessions().stream()
          .map(WhatsAppWebSession::status)
          .filter(status -> status.state() != SessionState.STOPPED)
          .forEach(status -> names.add(status.name()));
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> folders = Files.list(folder)) {
        folders
            .filter(Files::isDirectory)
            .map(path -> path.getFileName().toString())
            .filter(name -> FOLDER.matcher(name).matches())
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }
}
